import { createListedAsset, type ListedAsset } from "./asset.js";
import type { AppStoreVersion, Package, PackageVersion } from "./records.js";
import type { Seed } from "./seed.js";
import { versionZip } from "./version-zip.js";

/** What becomes of a package that is created at a time: a version with the variants, then another one with deltas too. */
export function packageTimeline(seed: Seed, appStoreVersion: AppStoreVersion, createdAt: number): Package {
  const { id, scenario } = appStoreVersion;
  const { packageDelayMs, deltasDelayMs, deltas } = scenario;
  const built: Package = { id: seed.uuid(`package of ${id}`), appStoreVersion, versions: [] };
  const appearsAt = createdAt + packageDelayMs;
  addVersion(seed, built, appearsAt, []);
  if (deltas > 0) addVersion(seed, built, appearsAt + deltasDelayMs, assetsOf(seed, appStoreVersion, "delta"));
  return built;
}

/** Those that can be seen, the oldest first. The last is COMPLETED, the others are REPLACED. */
export function versionsAt(now: number, { versions }: Package): PackageVersion[] {
  return versions.filter(({ appearsAt }) => appearsAt <= now);
}

export function stateAt(now: number, version: PackageVersion): "COMPLETED" | "REPLACED" {
  return versionsAt(now, version.package).at(-1) === version ? "COMPLETED" : "REPLACED";
}

function addVersion(seed: Seed, built: Package, appearsAt: number, deltas: ListedAsset[]): void {
  const number = String(built.versions.length + 1);
  const version: Omit<PackageVersion, "zip"> = {
    id: seed.uuid(`version ${number} of ${built.id}`),
    version: number,
    package: built,
    appearsAt,
    deltas,
    // The files of one version are those of the next: whether they are at Apple is not documented.
    variants: built.versions[0]?.variants ?? assetsOf(seed, built.appStoreVersion, "variant"),
  };
  built.versions.push({ ...version, zip: versionZip(seed, version) });
}

function assetsOf(seed: Seed, { id, scenario }: AppStoreVersion, kind: ListedAsset["kind"]): ListedAsset[] {
  const { variants, variantBytes, deltas, deltaBytes, chunkBytes } = scenario;
  const [count, size] = kind === "variant" ? [variants, variantBytes] : [deltas, deltaBytes];
  return Array.from({ length: count }, (_, at) =>
    createListedAsset(seed, `${kind} ${at + 1} of ${id}`, { kind, size, chunkBytes }),
  );
}
