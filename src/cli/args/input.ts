import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { decodeText } from "../../auth/pasted-text.js";
import { shownPath } from "../../auth/read-key-file.js";
import { ArgumentError } from "../../index.js";
import { withFileError } from "../../node/errors.js";
import { FileError } from "../../node/index.js";
import type { Context } from "../invocation.js";
import type { Io } from "../process.js";

/** The text of a file, or of stdin for `-`, in UTF-8 or UTF-16. */
export async function readInput(context: Context, path: string): Promise<string> {
  if (path === "-") return readStdin(context);
  const file = pathFrom(context, path);
  return withFileError(path, async () => decodeText(await readFile(file)));
}

async function readStdin({ io: { stdin } }: Context): Promise<string> {
  if (stdin && !stdin.isTTY) return decodeText(await buffer(stdin));
  throw new ArgumentError("- reads stdin, and nothing is piped in");
}

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
  } catch {
    const folder = "the folder that adp was started in";
    throw new FileError(`${folder}: not there`, folder);
  }
}
