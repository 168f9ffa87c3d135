import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "../index.js";
import { downloadManifest } from "./download-manifest.js";
import { type DownloadOptions, partsFrom, realWorld } from "./download-package.js";
import { onFile } from "./file-error.js";
import { type PackageIdentity, parseManifest } from "./manifest.js";

/** Which package a version is of, by the manifest that its zip holds. Nothing of it stays on this machine, or is trusted. */
export async function readIdentity(
  client: Client,
  packageVersionId: string,
  options: Pick<DownloadOptions, "fetch" | "signal" | "stallTimeoutMs">,
): Promise<PackageIdentity> {
  const temporary = tmpdir();
  const folder = await onFile(temporary, () => mkdtemp(join(temporary, "adp-manifest-")));
  try {
    const place = { directory: folder, parts: folder };
    const parts = partsFrom(realWorld, client, options);
    return await downloadManifest(client, packageVersionId, place, parts, async (own) =>
      parseManifest(own["manifest.json"]),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
