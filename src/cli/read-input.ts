import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { ArgumentError } from "../index.js";
import { asFileError } from "./as-file-error.js";
import { type Context, pathFrom } from "./context.js";

/** The text of a file, or of what is piped in for `-`. */
export async function readInput(context: Context, path: string): Promise<string> {
  if (path === "-") return readPipe(context);
  try {
    return await readFile(pathFrom(context, path), "utf8");
  } catch (error) {
    throw asFileError(error, path, "cannot be read");
  }
}

async function readPipe({ io: { stdin } }: Context): Promise<string> {
  if (stdin && !stdin.isTTY) return text(stdin);
  throw new ArgumentError("- is what is piped in, and nothing is");
}
