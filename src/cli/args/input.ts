import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { decodeText } from "../../auth/decode-text.js";
import { ArgumentError } from "../../index.js";
import { FileError } from "../../node/index.js";
import { type Context, pathFrom } from "../invocation.js";

/** The text of a file, or of what is piped in for `-`, in UTF-8 or UTF-16. */
export async function readInput(context: Context, path: string): Promise<string> {
  if (path === "-") return readPipe(context);
  try {
    return decodeText(await readFile(pathFrom(context, path)));
  } catch (error) {
    throw asFileError(error, path, "cannot be read");
  }
}

async function readPipe({ io: { stdin } }: Context): Promise<string> {
  if (stdin && !stdin.isTTY) return decodeText(await buffer(stdin));
  throw new ArgumentError("- is what is piped in, and nothing is");
}

/** What the file system refused, as an error about that file or folder; other errors come back as they are. */
export function asFileError(error: unknown, path: string, what: string): unknown {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return new FileError(`${path}: ${what} (${code})`, path);
}
