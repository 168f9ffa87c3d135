import { rm } from "node:fs/promises";
import { join } from "node:path";
import { ConnectionError, UnexpectedResponseError } from "../../index.js";
import { downloadChecked } from "../download/download-file.js";
import type { DownloadContext } from "../download/download-options.js";
import { sizesOf } from "../download/package-files.js";
import { IntegrityError, withFileError } from "../errors.js";
import { checkFile, sameDigest } from "../package/check-file.js";
import type { ExpectedAsset, Finding } from "./judge-asset.js";

/**
 * Downloads a hosted file to a folder of parts, resuming where the connection is cut, compares it with what was signed,
 * and removes it again.
 */
export async function hashHosted(
  asset: ExpectedAsset,
  url: string,
  parts: string,
  context: DownloadContext,
): Promise<Finding & { isHashed: boolean; size: number | undefined }> {
  const { kind, id, path, sha256 } = asset;
  const part = join(parts, `${kind}-${Buffer.from(id).toString("hex").slice(0, 128)}.part`);
  const remote = {
    ...{ path, part, digests: asset.digests, ...sizesOf(asset) },
    isComplete: (actual: string) => sha256 !== undefined && sameDigest(actual, sha256),
    freshUrl: async () => ({ url, expiresAt: undefined }),
  };
  try {
    const { found } = await downloadChecked(remote, context, async (actual) => {
      const { status, size, expected, actual: other, message } = await checkFile(part, { ...asset, actual, sha256 });
      return { status, size, expected, actual: other, message };
    });
    const { status } = found;
    // Without a signature there may be nothing to compare with, which is reported of the signature.
    if (status === "ok" || status === "unverifiable") return { ...found, status: "ok", isHashed: status === "ok" };
    return { ...found, status: status === "wrongSize" ? status : "wrongDigest", isHashed: true };
  } catch (error) {
    context.signal.throwIfAborted();
    const lost = { message: (error as Error).message.replace(`${path}: `, ""), isHashed: false, size: undefined };
    if (error instanceof IntegrityError) {
      return { ...lost, status: "wrongSize", expected: error.expected, actual: error.actual };
    }
    if (error instanceof ConnectionError) {
      return { ...lost, status: "cutOff", message: `it could not be read to its end: ${lost.message}` };
    }
    if (error instanceof UnexpectedResponseError) return { ...lost, status: "badRedirect" };
    throw error;
  } finally {
    await withFileError(part, () => rm(part, { force: true }));
  }
}
