import type { Client } from "../../index.js";
import { type PackageIdentity, parseManifest } from "../package/manifest.js";
import { inTemporaryFolder } from "../package/temporary-folder.js";
import { type DownloadOptions, partsFrom, realWorld } from "./download-package.js";
import { downloadManifest } from "./manifest.js";

/** Which package a version is of, by the manifest that its zip holds. Nothing of it stays on this machine, or is trusted. */
export function readIdentity(
  client: Client,
  packageVersionId: string,
  options: Pick<DownloadOptions, "fetch" | "signal" | "stallTimeoutMs">,
): Promise<PackageIdentity> {
  return inTemporaryFolder(async (folder) => {
    const place = { directory: folder, parts: folder };
    const parts = partsFrom(realWorld, client, options);
    return downloadManifest(client, packageVersionId, place, parts, async (own) => parseManifest(own["manifest.json"]));
  });
}
