import { type Clock, systemClock } from "../http/clock.js";
import { sleep } from "../http/deadline.js";
import { safeCause, unprintable } from "../http/redact.js";
import { type AnyAppStoreConnectError, AppStoreConnectError } from "../index.js";

/** A package, or a file of it, is not what was signed. No such file is left in the package folder. */
export class IntegrityError extends AppStoreConnectError {
  readonly code = "ERR_ASC_INTEGRITY";
  override get name() {
    return "IntegrityError";
  }

  constructor(
    message: string,
    /** The file, as the manifest names it. */
    readonly path: string,
    /** The expected digest or number of bytes; undefined when the file is malformed. */
    readonly expected?: string,
    /** The actual digest or number of bytes. */
    readonly actual?: string,
  ) {
    super(message);
  }
}

/** The file system failed: disk full, no permission, a file where a folder should be. */
export class FileError extends AppStoreConnectError {
  readonly code = "ERR_ASC_FILE";
  override get name() {
    return "FileError";
  }

  constructor(
    message: string,
    /** The file or folder on this machine. */
    readonly path: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The key sees no such app or version. */
export class NotFoundError extends AppStoreConnectError {
  readonly code = "ERR_ASC_NOT_FOUND";
  override get name() {
    return "NotFoundError";
  }
}

/** Nothing failed, but the time to wait is up. Calling again continues the wait. */
export class NotReadyError extends AppStoreConnectError {
  readonly code = "ERR_ASC_NOT_READY";
  override get name() {
    return "NotReadyError";
  }
  /**
   * When only deltas are missing: the `COMPLETED` package version that can be downloaded as it is, with
   * `deltas: "ifPresent"`; deltas may never come. Undefined while no version exists.
   */
  readonly packageVersionId: string | undefined;

  constructor(message: string, { packageVersionId, ...options }: ErrorOptions & { packageVersionId?: string } = {}) {
    super(message, options);
    this.packageVersionId = packageVersionId;
  }
}

/** A marketplace could not process a package; the message has its reason. */
export class MarketplaceError extends AppStoreConnectError {
  readonly code = "ERR_ASC_MARKETPLACE";
  override get name() {
    return "MarketplaceError";
  }
}

/** What is wrong with a JSON document. */
export interface JsonProblem {
  /** Where, such as `apps[0].versions[1].buildVersion`; empty for the whole file. */
  path: string;
  message: string;
}

/** A source is one that AltStore would drop, or has no such app. It was not written. */
export class SourceError extends AppStoreConnectError {
  readonly code = "ERR_ASC_SOURCE";
  override get name() {
    return "SourceError";
  }

  constructor(
    message: string,
    /** All of them, not the first. */
    readonly problems: readonly JsonProblem[],
  ) {
    super(message);
  }
}

/** Every error of this entry point; `switch (error.code)` narrows it to its class. */
export type AnyPublishError =
  | AnyAppStoreConnectError
  | IntegrityError
  | FileError
  | NotFoundError
  | NotReadyError
  | MarketplaceError
  | SourceError;

const reasons: Record<string, string> = {
  ENOSPC: "no space left on the disk. Free some and call again: what was downloaded is kept",
  EDQUOT: "the disk quota is used up. Free some and call again: what was downloaded is kept",
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
  ENOENT: "does not exist",
  ENAMETOOLONG: "the name is too long for this file system",
  EMFILE: "too many open files. Raise the limit (`ulimit -n`), or lower `concurrency`",
  ENFILE: "too many open files on this system. Close some and call again",
  EFBIG: "the file is too large for this file system",
  ELOOP: "a symbolic link is in the way",
  EXDEV: "on another file system, or another mount, than the folder it comes from",
};

/** What the file system reported, as a sentence about a file; other errors come back as they are. */
function describeFileError(error: unknown, file: string): unknown {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  if (typeof code !== "string" || typeof syscall !== "string") return error;
  const message = `${file.replace(unprintable, " ")}: ${reasons[code] ?? `${syscall} failed with ${code}`}`;
  return new FileError(message, file, { cause: safeCause(error) });
}

/** Runs what works on a file; failures of the file system become a FileError that names the file. */
export async function withFileError<T>(file: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw describeFileError(error, file);
  }
}

/** Whether an error says that no file has this name. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

/** The code that the system gave an error, such as `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null | undefined)?.code;
}

/** The system that files are on; tests bring their own. */
interface FileSystem {
  /** As `process.platform`. */
  platform?: string | undefined;
  clock?: Clock | undefined;
}

/** With these Windows refuses what another program has open, or what is being deleted. */
const busyCodes = new Set<unknown>(["EPERM", "EACCES", "EBUSY"]);
const firstWaitMs = 10;
const maxWaitMs = 2_560;

/** Whether an error may pass by itself: on Windows virus scanners open every new file for a moment. */
export function isTransientFileError(error: unknown, { platform = process.platform }: FileSystem = {}): boolean {
  return platform === "win32" && busyCodes.has(codeOf(error));
}

/** Tries again for about five seconds what Windows refuses while a file is busy. Elsewhere a refusal is final. */
export async function retryWhileBusy<T>(run: () => Promise<T>, fileSystem: FileSystem = {}): Promise<T> {
  for (let waitMs = firstWaitMs; ; waitMs *= 2) {
    try {
      return await run();
    } catch (error) {
      if (waitMs > maxWaitMs || !isTransientFileError(error, fileSystem)) throw error;
    }
    await sleep(fileSystem.clock ?? systemClock, waitMs);
  }
}
