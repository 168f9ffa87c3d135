import { type Context, columnsFrom, nowOf } from "../context.js";
import { ProgressBar } from "./progress-bar.js";
import { type Progress, ProgressLines } from "./progress-lines.js";

const narrowest = 40;

/** A bar on a terminal; lines in CI, in a file, on a terminal that is too narrow or that knows no cursor. */
export async function createProgress(context: Context): Promise<Progress> {
  const { io, output } = context;
  const { isTTY, columns } = io.stderr;
  const isCi = io.env.CI !== undefined && io.env.CI !== "" && io.env.CI !== "false";
  const isInteractive = isTTY && !isCi && io.env.TERM !== "dumb" && columnsFrom(columns) >= narrowest;
  const now = () => nowOf(context);
  if (!isInteractive || output.mode.quiet) return new ProgressLines(output, now);
  const { default: library } = await import("cli-progress");
  return new ProgressBar(context, library, now);
}

/** Runs something that tells of its progress. */
export async function withProgress<T>(
  context: Context,
  run: (onProgress: Progress["onProgress"]) => Promise<T>,
): Promise<T> {
  const progress = await createProgress(context);
  try {
    return await run((event) => progress.onProgress(event));
  } finally {
    progress.end();
  }
}
