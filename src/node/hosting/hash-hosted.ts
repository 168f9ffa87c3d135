import { notify } from "../../http/warnings.js";
import { ConnectionError, UnexpectedResponseError } from "../../index.js";
import { downloadChecked } from "../download/download-file.js";
import type { DownloadContext } from "../download/download-options.js";
import { sizesOf } from "../download/package-files.js";
import { IntegrityError } from "../errors.js";
import { sameDigest } from "../package/check-file.js";
import type { ExpectedAsset, Finding } from "./judge-asset.js";

/**
 * Downloads a hosted file, resuming where the connection is cut, and compares it with what was signed. Its bytes are
 * digested as they come, and kept nowhere.
 */
export async function hashHosted(
  { path, sha256, size, digests }: ExpectedAsset,
  url: string,
  context: DownloadContext,
): Promise<Finding & { isHashed: boolean; size: number | undefined }> {
  let read: number | undefined;
  const onProgress: DownloadContext["onProgress"] = (event) => {
    if (event.type === "bytes") read = event.received;
    notify(context.onProgress, () => event);
  };
  const remote = {
    ...{ path, part: undefined, ...sizesOf({ size, digests }) },
    isComplete: (actual: string) => sha256 === undefined || sameDigest(actual, sha256),
    freshUrl: async () => ({ url, expiresAt: undefined }),
  };
  try {
    const { found: actual } = await downloadChecked(remote, { ...context, onProgress }, async (actual) => actual);
    // Without a signature there is nothing to compare with, which is reported of the signature.
    if (sha256 === undefined) return { status: "ok", isHashed: false, size: read };
    if (sameDigest(actual, sha256)) return { status: "ok", isHashed: true, size: read };
    return { status: "wrongDigest", expected: sha256, actual, isHashed: true, size: read };
  } catch (error) {
    context.signal.throwIfAborted();
    const lost = { isHashed: false, size: read };
    const message = (error as Error).message.replace(`${path}: `, "");
    if (error instanceof IntegrityError) {
      return { status: "wrongSize", expected: error.expected, actual: error.actual, isHashed: false, size: undefined };
    }
    if (error instanceof ConnectionError) {
      return { status: "cutOff", message: `it could not be read to its end: ${message}`, ...lost };
    }
    if (error instanceof UnexpectedResponseError) return { status: "badRedirect", message, ...lost };
    throw error;
  }
}
