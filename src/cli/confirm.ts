import { createInterface } from "node:readline";
import { ArgumentError } from "../index.js";
import type { Context } from "./context.js";

/** Asks before something is removed. Without a terminal `--yes` has to say so. */
export async function confirm({ io, output }: Context, what: string, yes: boolean | undefined): Promise<boolean> {
  if (yes) return true;
  const { stdin, stderr, signal } = io;
  if (!stdin?.isTTY || !stderr.isTTY || output.mode.json) {
    throw new ArgumentError(`cannot ask for confirmation (not a terminal); pass --yes to remove ${what}`);
  }
  output.ask(`Remove ${what}? It cannot be undone. [y/N]`);
  const lines = createInterface({ input: stdin, signal });
  try {
    for await (const line of lines) return /^y(es)?$/i.test(line.trim());
    signal.throwIfAborted();
    return false;
  } finally {
    lines.close();
  }
}
