import { homedir } from "node:os";
import { isAbsolute, resolve } from "node:path";
import { shownPath } from "../auth/read-key-file.js";
import { ArgumentError } from "../index.js";
import { asFileError } from "./args/as-file-error.js";
import type { Io } from "./io.js";
import type { Advice } from "./output/advice.js";
import type { Line, Output } from "./output/output.js";

/** What every command works with. */
export interface Context {
  io: Io;
  output: Output;
  /** What the command says of itself when it fails; it sets what it knows, as it goes. */
  advice: Advice;
}

/** What a command found or did. */
export interface Result {
  /** For `--json`. */
  document: object;
  /** For people. */
  lines: Line[];
  /** Why the command fails although it has a result. */
  failure?: Error | undefined;
  /** Whether the lines say why already. */
  isTold?: boolean | undefined;
}

/** A command: it gives its result, or nothing when it has shown that itself. */
export type Action<Flags> = (context: Context, flags: Flags, ...args: string[]) => Promise<Result | undefined>;

/**
 * A path that was given, from where the command was started. `~` and `~/` are the home folder, as in a shell, which
 * leaves them alone in quotes and after an equals sign.
 *
 * @throws ArgumentError for what else a shell should have replaced, which would become a folder of that name
 */
export function pathFrom({ io }: Context, path: string): string {
  if (/^~[^\\/]|^\$(\{?\w+\}?|env:\w+)([\\/]|$)|^%\w+%/.test(path)) {
    throw new ArgumentError(
      `${shownPath(path) ?? "a path"}: begins with a name that was not replaced; give the path itself`,
    );
  }
  const whole = /^~(?=$|[\\/])/.test(path) ? `${io.env.HOME || homedir()}${path.slice(1)}` : path;
  return isAbsolute(whole) ? resolve(whole) : resolve(currentFolder(io), whole);
}

function currentFolder(io: Io): string {
  try {
    return io.cwd ?? process.cwd();
  } catch (error) {
    throw asFileError(error, "the folder that adp was started in", "not there");
  }
}

export function nowOf({ io }: Context): number {
  return (io.now ?? Date.now)();
}

/** A terminal that does not say how wide it is says 0, or nothing. */
export function columnsFrom(columns: number | undefined): number {
  return columns || 80;
}

/** How many columns stdout has; what is no terminal takes lines of any length. */
export function widthOf({ io }: Context): number {
  return io.stdout.isTTY ? columnsFrom(io.stdout.columns) : Number.POSITIVE_INFINITY;
}
