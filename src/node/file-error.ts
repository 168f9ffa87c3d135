import { safeCause, unprintable } from "../http/redact.js";
import { FileError } from "./errors.js";

const reasons: Record<string, string> = {
  ENOSPC: "no space left on the disk. Free some and call again: what is there is kept",
  EDQUOT: "the disk quota is used up. Free some and call again: what is there is kept",
  EACCES: "no permission",
  EPERM: "no permission, or another program has it open",
  EBUSY: "another program has it open. Close that and call again",
  ETXTBSY: "another program runs it. Close that and call again",
  EROFS: "the file system is read-only",
  ESTALE: "the network file system has lost it. Call again",
  EIO: "the disk or the network file system reports an error",
  ENOTDIR: "a file stands where a folder should be",
  EEXIST: "a file stands where a folder should be",
  EISDIR: "a folder stands where a file should be",
  ENOTEMPTY: "a folder stands where a file should be",
  EILSEQ: "this file system does not allow the name",
  ENOENT: "not there",
  ENAMETOOLONG: "the name is too long for this file system",
  EMFILE: "too many open files. Raise the limit (`ulimit -n`), or lower `concurrency`",
  ENFILE: "too many open files on this system. Close some and call again",
  EFBIG: "the file is too large for this file system",
  ELOOP: "a symbolic link stands in the way",
  EXDEV: "on another file system, or another mount, than the folder it comes from",
};

/** What the file system said, as a sentence about a file; errors that are not the file system's come back as they are. */
function fileError(error: unknown, file: string): unknown {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  if (typeof code !== "string" || typeof syscall !== "string") return error;
  return new FileError(
    `${file.replace(unprintable, " ")}: ${reasons[code] ?? `${syscall} failed with ${code}`}`,
    file,
    {
      cause: safeCause(error),
    },
  );
}

/** Runs what works on a file, and has its failures say which file that is. */
export async function onFile<T>(file: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw fileError(error, file);
  }
}

/** Whether an error says that there is nothing by this name. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

/** What the system called an error. */
export function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null | undefined)?.code;
}
