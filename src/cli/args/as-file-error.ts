import { FileError } from "../../node/index.js";

/** What the file system refused, as an error about that file or folder; other errors come back as they are. */
export function asFileError(error: unknown, path: string, what: string): unknown {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return new FileError(`${path}: ${what} (${code})`, path);
}
