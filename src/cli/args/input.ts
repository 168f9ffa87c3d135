import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { decodeText } from "../../auth/decode-text.js";
import { ArgumentError } from "../../index.js";
import { type Context, pathFrom } from "../context.js";
import { asFileError } from "./as-file-error.js";

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
