/** What happens while a package is downloaded, for `onProgress`. Nothing in it is a secret. */
export type DownloadEvent =
  /** The manifest is read. `bytes` is the sum of its `compressedSize`, undefined when one is missing. */
  | { type: "plan"; files: number; bytes: number | undefined }
  /** More of a file is there: `received` of `total` bytes, what an earlier run left included. */
  | { type: "bytes"; path: string; received: number; total: number | undefined }
  /** A file is in place and its digests hold. */
  | { type: "file"; path: string; outcome: DownloadedFile["outcome"]; size: number }
  /** A file is asked for again, in `delayMs` milliseconds. */
  | { type: "retry"; path: string; reason: string; delayMs: number };

/** A file of the package that is in place. */
export interface DownloadedFile {
  /** In the package, with `/`. */
  path: string;
  /** In bytes. */
  size: number;
  /** `resumed`: part of it was there from an earlier run. `kept`: all of it was. */
  outcome: "downloaded" | "resumed" | "kept";
}
