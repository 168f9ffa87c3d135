import { rm } from "node:fs/promises";
import type { Client } from "../../index.js";
import { onFile } from "../file-error.js";
import { checkFile } from "../package/check-file.js";
import { type PackageFolder, partOf } from "../package/folder.js";
import { integrityError } from "../package/integrity-error.js";
import { sameDigest } from "../package/same-digest.js";
import { type OwnFiles, readZip } from "../package/zip.js";
import type { DownloadParts } from "./file.js";
import { sourceOf } from "./url.js";
import { downloadWhole } from "./whole.js";

/** How messages call the zip; no file by this name comes to stand anywhere. */
const path = "manifest.zip";
const mostBytes = 64 * 2 ** 20;

/** Reads manifest and signature from the zip of a package version, and has them checked. */
export async function downloadManifest<Found>(
  client: Client,
  packageVersionId: string,
  folder: PackageFolder,
  parts: DownloadParts,
  check: (own: OwnFiles) => Promise<Found>,
): Promise<Found> {
  const part = partOf(folder, "version", packageVersionId);
  let checksum: string | undefined;
  const freshUrl = async () => {
    const document = await client.packageVersions.get(packageVersionId, undefined, { signal: parts.signal });
    const source = sourceOf(document, path, parts.clock.now());
    checksum = source.checksum;
    return source;
  };
  const isWhole = (actual: string) =>
    checksum
      ? sameDigest(actual, checksum)
      : readZip(part).then(
          () => true,
          () => false,
        );
  // It is small, and what an earlier run left may be of another day.
  await onFile(part, () => rm(part, { force: true }));
  const { found } = await downloadWhole({ path, part, mostBytes, isWhole, freshUrl }, parts, async (actual) => {
    const expected = { sha256: checksum, actual };
    if (checksum) await onFile(part, () => checkFile(part, expected, parts.signal)).then(failUnlessOk);
    return check(await readZip(part));
  });
  await onFile(part, () => rm(part));
  return found;
}

function failUnlessOk(found: Awaited<ReturnType<typeof checkFile>>): void {
  if (found.status !== "ok") throw integrityError(path, found);
}
