import { open } from "node:fs/promises";
import { join } from "node:path";
import { IntegrityError, withFileError } from "../errors.js";
import { readSignedManifest, type SignedManifest } from "../package/check-signature.js";
import { packageFolder, readInPackage, statInPackage } from "../package/folder.js";
import { metadataFiles } from "../package/manifest.js";
import type { TrustedRoot } from "../package/package-report.js";
import type { MetadataFiles } from "../package/zip.js";
import { startBytes } from "./fetch-served.js";
import type { ExpectedAsset } from "./judge-asset.js";

/** A package folder on this machine, whose signature is valid. */
export interface LocalPackage {
  directory: string;
  metadata: MetadataFiles;
  manifest: SignedManifest;
}

/** Reads the metadata of a package folder; throws unless its signature is valid. */
export async function readLocalPackage(given: string, trusted: readonly TrustedRoot[]): Promise<LocalPackage> {
  const { directory } = packageFolder(given);
  const [manifestBytes, signature] = await Promise.all(metadataFiles.map((name) => readInPackage(directory, name)));
  const metadata = { "manifest.json": manifestBytes as Uint8Array, signature: signature as Uint8Array };
  try {
    return { directory, metadata, manifest: await readSignedManifest(metadata, trusted) };
  } catch (error) {
    if (error instanceof IntegrityError) error.message = `${directory}: ${error.message}`;
    throw error;
  }
}

/** How long a file of the folder is, and its beginning; undefined when there is no such file. */
export async function readBeginning(path: string, local: LocalPackage | undefined): Promise<ExpectedAsset["local"]> {
  const stat = local && (await statInPackage(local.directory, path));
  if (!local || !stat?.isFile()) return undefined;
  const file = join(local.directory, path);
  return withFileError(file, async () => {
    const handle = await open(file, "r");
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(startBytes), 0, startBytes, 0);
      return { size: stat.size, start: buffer.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  });
}
