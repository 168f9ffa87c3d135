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
    /** The digest, or the number of bytes, that was to be; undefined when the file's form is wrong. */
    readonly expected?: string,
    /** What was found instead. */
    readonly actual?: string,
  ) {
    super(message);
  }
}

/** The file system refused: disk full, no permission, a file where a folder should be. */
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

/** Nothing is wrong, but the time to wait is up. Calling again continues the wait. */
export class NotReadyError extends AppStoreConnectError {
  readonly code = "ERR_ASC_NOT_READY";
  override get name() {
    return "NotReadyError";
  }
  /**
   * When only deltas are missing: the `COMPLETED` package version that can be downloaded as it is, with
   * `deltas: "ifPresent"`; deltas may never come. Undefined when there is no version at all yet.
   */
  readonly packageVersionId: string | undefined;

  constructor(message: string, { packageVersionId, ...options }: ErrorOptions & { packageVersionId?: string } = {}) {
    super(message, options);
    this.packageVersionId = packageVersionId;
  }
}

/** Every error of this entry point; `switch (error.code)` narrows it to its class. */
export type AnyPublishError = AnyAppStoreConnectError | IntegrityError | FileError | NotFoundError | NotReadyError;
