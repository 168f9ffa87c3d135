import { notify } from "../http/notify.js";
import { inspectPackage } from "./inspect-package.js";
import { packageFolder } from "./package-folder.js";
import type { FileReport, PackageReport } from "./package-report.js";

/** How {@link verifyPackage} works. */
export interface VerifyOptions {
  /** `"skip"`: deltas that the manifest lists may be missing. Default `"ifPresent"`: they have to be there. */
  deltas?: "ifPresent" | "skip" | undefined;
  /** Ends it; the promise rejects with the signal's reason. Default none. */
  signal?: AbortSignal | undefined;
  /** Called for every file. Default nothing. What it throws, or rejects with, is ignored. */
  onProgress?: ((event: { type: "verified"; file: FileReport }) => unknown) | undefined;
}

/**
 * Checks a package folder against the manifest in it, without a network: the digest of every slice, sizes, files that
 * are missing and files that do not belong. Reads each file once, in constant memory.
 *
 * What `signature` says is not checked: only Apple's `dist_package_tool validate`, on macOS, can do that.
 *
 * Source: Apple documents the manifest; that a file is checked slice by slice, of `chunkSize` bytes of the encrypted
 * file, against `encryptedChunkDigests`.
 *
 * @returns every file, not the first fault; `ok` is whether all are right
 * @throws {@link FileError} when the folder is not there or cannot be read
 * @example
 * const { ok, files } = await verifyPackage("package");
 * if (!ok) console.error(files.filter(({ status }) => status !== "ok"));
 */
export async function verifyPackage(directory: string, options: VerifyOptions = {}): Promise<PackageReport> {
  const { deltas, signal, onProgress } = options;
  const onFile = (file: FileReport) => notify(onProgress, () => ({ type: "verified" as const, file }));
  return inspectPackage(packageFolder(directory).directory, { deltas, signal, onFile });
}
