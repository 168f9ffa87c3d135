import { mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyProject } from "../copy-project.js";

const leftOut = ["node_modules", ".git", "dist", "coverage"];
const signalNames = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface Stage {
  /** A copy of the project as it is in the working tree, with what is installed. */
  folder: string;
  /** Aborts when the process is told to stop. */
  signal: AbortSignal;
}

/** Where signals arrive: the process. */
export type Signals = Pick<NodeJS.EventEmitter, "on" | "off">;

/** Does something to a copy of the project, which is gone afterwards, however it ends. */
export async function inStage<T>(
  { root, signals }: { root: string; signals: Signals },
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const onSignal = (name: string) => stop.abort(new Error(`stopped by ${name}; nothing was changed`));
  for (const name of signalNames) signals.on(name, onSignal);
  const folder = await realpath(await mkdtemp(join(tmpdir(), "contract-update-")));
  try {
    const names = (await readdir(root)).filter((name) => !leftOut.includes(name));
    await copyProject(root, folder, names);
    return await work({ folder, signal: stop.signal });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    for (const name of signalNames) signals.off(name, onSignal);
  }
}
