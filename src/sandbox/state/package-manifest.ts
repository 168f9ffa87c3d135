import type { Platform } from "../../../generated/schema.js";
import type { ListedAsset } from "./asset.js";
import type { AppStoreVersion, PackageVersion } from "./records.js";
import type { Seed } from "./seed.js";

/** What a manifest is made from. */
export type ManifestParts = Pick<PackageVersion, "version" | "package" | "variants" | "deltas">;

/** `manifest.json` as Apple writes it: one line, without an end, and its keys in this order. */
export async function manifestOf(seed: Seed, { version, package: owner, variants, deltas }: ManifestParts) {
  const { appStoreVersion } = owner;
  const { app, id, scenario } = appStoreVersion;
  const { name, minimumVersion } = systems[scenario.platform];
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

/** From the version before to each of the variants in turn; then from the version before that. */
async function deltaEntry(
  seed: Seed,
  { id, scenario }: AppStoreVersion,
  { variants, deltas }: Pick<PackageVersion, "variants" | "deltas">,
  at: number,
) {
  const delta = deltas[at] as ListedAsset;
  // Variants that were added later are no targets, so that a delta keeps its target.
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

/** A device and the lowest version of its system that a variant or delta is for, as manifests write them. */
export interface InstallTarget {
  device: string;
  os: string;
}

interface System {
  /** As manifests name the platform. */
  name: string;
  minimumVersion: string;
  devices: readonly string[];
  versions: readonly string[];
}

const iPhones = [
  ...["12,1", "12,3", "12,5", "12,8", "13,1", "13,2", "13,3", "13,4", "14,2", "14,3", "14,4", "14,5", "14,6", "14,7"],
  ...["14,8", "15,2", "15,3", "15,4", "15,5", "16,1", "16,2", "17,1", "17,2", "17,3", "17,4", "17,5", "18,1", "18,2"],
];
const iPads = ["11,3", "12,1", "13,11", "13,16", "14,2", "14,3-A", "14,3-B", "15,3", "16,3-A", "16,3-B", "17,1-A"];

const systems: Record<Platform, System> = {
  IOS: {
    name: "ios",
    minimumVersion: "16.0",
    devices: [...iPhones.map((model) => `iPhone${model}`), ...iPads.map((model) => `iPad${model}`)],
    versions: ["17", "17.4", "18", "26"],
  },
  MAC_OS: {
    name: "macos",
    minimumVersion: "13.0",
    devices: ["Mac14,2", "Mac15,3", "Mac16,1"],
    versions: ["14", "15", "26"],
  },
  TV_OS: {
    name: "tvos",
    minimumVersion: "16.0",
    devices: ["AppleTV11,1", "AppleTV14,1"],
    versions: ["17", "18", "26"],
  },
  VISION_OS: {
    name: "visionos",
    minimumVersion: "1.0",
    devices: ["RealityDevice14,1", "RealityDevice17,1"],
    versions: ["1", "2", "26"],
  },
};

/** Distributes all pairs of device and system over the variants; with more variants than pairs, some have the same. */
function installTargets(platform: Platform, variant: number, variants: number): InstallTarget[] {
  const { devices, versions } = systems[platform];
  const all = versions.flatMap((os) => devices.map((device) => ({ device, os })));
  return all.filter((_, at) => at % Math.min(variants, all.length) === variant % all.length);
}
