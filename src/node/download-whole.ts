import { rm } from "node:fs/promises";
import { notify } from "../http/warnings.js";
import { type DownloadParts, downloadFile, type RemoteFile } from "./download-file.js";
import { IntegrityError } from "./errors.js";
import { onFile } from "./file-error.js";

/** A file that is wrong although it came whole is asked for once more, from its first byte. */
const rounds = 2;

/**
 * Downloads a file to its part until the check, which throws an IntegrityError, finds nothing wrong with it. The check
 * gets the SHA-256 of what was written.
 */
export async function downloadWhole<Found>(
  file: RemoteFile,
  parts: DownloadParts,
  check: (sha256: string) => Promise<Found>,
): Promise<{ resumed: boolean; found: Found }> {
  for (let round = 1; ; round++) {
    try {
      const { resumed, sha256 } = await downloadFile(file, parts);
      return { resumed, found: await check(sha256) };
    } catch (error) {
      if (!(error instanceof IntegrityError)) throw error;
      // Another file's failure may be what ended this one.
      parts.signal.throwIfAborted();
      await onFile(file.part, () => rm(file.part, { force: true }));
      if (round === rounds) throw error;
      notify(parts.onProgress, () => ({ type: "retry" as const, path: file.path, reason: error.message, delayMs: 0 }));
    }
  }
}
