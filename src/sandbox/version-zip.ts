import { zipSync } from "fflate";
import type { Asset, ListedAsset } from "./asset.js";
import { contentsOf } from "./contents.js";
import { digestsOf } from "./digests.js";
import { once } from "./once.js";
import type { PackageVersion } from "./records.js";
import type { Seed } from "./seed.js";

/** What a package version's own address leads to: a zip with `manifest.json` and `signature`. */
export function versionZip(seed: Seed, version: Omit<PackageVersion, "zip">): Asset {
  const contents = once(async () => {
    const manifest = `${JSON.stringify(await manifestOf(seed, version), null, 2)}\n`;
    // Apple's own form is opaque, and so are these bytes.
    const files = { "manifest.json": Buffer.from(manifest), signature: seed.bytes(`signature of ${version.id}`, 256) };
    return contentsOf(zipSync(files, { mtime: new Date(2026, 0, 1) }));
  });
  const digests = once(async () => {
    const zip = await contents();
    return digestsOf(zip, zip.size);
  });
  return { id: version.id, kind: "version", contentType: "application/zip", contents, digests };
}

async function manifestOf(seed: Seed, { package: owner, variants, deltas }: Omit<PackageVersion, "zip">) {
  const { app, id, scenario } = owner.appStoreVersion;
  const { bundleId, id: appleItemId } = app;
  const appleVersionId = seed.number(`apple version id of ${id}`);
  const sourceVariant = { installTargets, appleVersionId: seed.number(`version before ${id}`), version: "1.0.0" };
  return {
    distributionPackageRevision: 1,
    appleItemId,
    bundleId,
    shortVersionString: scenario.versionString,
    bundleVersion: "1",
    appleVersionId,
    platforms: [scenario.platform],
    minimumSystemVersions: { ios: "18.0" },
    variants: await Promise.all(
      variants.map(async (variant) => ({ ...listed(variant), installTargets, variantDetails: await details(variant) })),
    ),
    deltas: await Promise.all(
      deltas.map(async (delta, at) => ({
        ...listed(delta),
        sourceVariant,
        targetVariantAssetPath: variants[at % variants.length]?.assetPath,
        deltaDetails: await details(delta),
      })),
    ),
  };
}

const installTargets = [{ device: "iPhone17,1", os: "18.0" }];

function listed({ id, assetPath }: ListedAsset) {
  return { publicId: id, assetPath };
}

async function details({ size, chunkSize, digests }: ListedAsset) {
  const hashes = [{ algorithm: "sha256", chunkSize, encryptedChunkDigests: (await digests()).chunks }];
  return { compressedSize: size, uncompressedSize: size * 2, hashes };
}
