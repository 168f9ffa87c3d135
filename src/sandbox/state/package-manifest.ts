import type { ListedAsset } from "./asset.js";
import { installTargets, systemOf } from "./install-targets.js";
import type { AppStoreVersion, PackageVersion } from "./records.js";
import type { Seed } from "./seed.js";

/** What a manifest is made from. */
export type ManifestParts = Pick<PackageVersion, "version" | "package" | "variants" | "deltas">;

/** `manifest.json` as Apple writes it: one line, without an end, and its keys in this order. */
export async function manifestOf(seed: Seed, { version, package: owner, variants, deltas }: ManifestParts) {
  const { appStoreVersion } = owner;
  const { app, id, scenario } = appStoreVersion;
  const { name, minimumVersion } = systemOf(scenario.platform);
  const listed = {
    variants: await Promise.all(variants.map((_, at) => variantEntry(seed, appStoreVersion, variants, at))),
    deltas: await Promise.all(deltas.map((_, at) => deltaEntry(seed, appStoreVersion, { variants, deltas }, at))),
  };
  return JSON.stringify({
    manifestSchemaVersion: "1.0",
    distributionPackageRevision: Number(version),
    appleItemId: app.id,
    bundleId: app.bundleId,
    shortVersionString: scenario.versionString,
    bundleVersion: "1",
    appleVersionId: seed.number(`apple version id of ${id}`),
    platforms: [name],
    minimumSystemVersions: { [name]: minimumVersion },
    requiredDeviceCapabilities: ["arm64"],
    appInstallDeterminants: [],
    hasMessagesExtension: false,
    isLaunchProhibited: false,
    ...listed,
  });
}

async function variantEntry(seed: Seed, { scenario }: AppStoreVersion, variants: readonly ListedAsset[], at: number) {
  const variant = variants[at] as ListedAsset;
  return {
    ...namesOf(variant),
    installTargets: installTargets(scenario.platform, at, variants.length),
    variantDetails: await detailsOf(seed, variant),
  };
}

/** From an older version of the app to one of the variants, which take turns; then from the version before that. */
async function deltaEntry(
  seed: Seed,
  { id, scenario }: AppStoreVersion,
  { variants, deltas }: Pick<PackageVersion, "variants" | "deltas">,
  at: number,
) {
  const delta = deltas[at] as ListedAsset;
  // Variants that were added later are no targets, so that a delta that stays has the same one.
  const targets = Math.max(1, scenario.variants);
  const [target, round] = [at % targets, Math.floor(at / targets)];
  const sourceVariant = {
    installTargets: installTargets(scenario.platform, target, variants.length),
    appleVersionId: seed.number(`version ${round} before ${id}`),
    version: `0.${99 - round}`,
  };
  return {
    ...namesOf(delta),
    sourceVariant,
    targetVariantAssetPath: variants[target]?.assetPath,
    deltaDetails: await detailsOf(seed, delta),
  };
}

function namesOf({ id, assetPath }: ListedAsset) {
  return { publicId: id, assetPath };
}

async function detailsOf(seed: Seed, { id, size, chunkSize, hasChunkDigests, digests }: ListedAsset) {
  const { chunks } = await digests();
  const encryptedChunkDigests = hasChunkDigests ? chunks : [];
  // Of what is inside, which is nothing here.
  const inside = seed.bytes(`contents of ${id}, decrypted`, 32 * chunks.length).toString("hex");
  const unencryptedChunkDigests = inside.match(/.{64}/g) ?? [];
  const hashes = [{ algorithm: "sha256", chunkSize, encryptedChunkDigests, unencryptedChunkDigests }];
  return { compressedSize: size, uncompressedSize: size * 2, hashes };
}
