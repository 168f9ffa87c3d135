import { createListedAsset, type FileKind } from "./asset.js";
import { type PackageMaker, versionZips } from "./package-zip.js";
import type { AppStoreVersion, Package, PackageVersion } from "./records.js";
import type { CheckedVersion } from "./scenario.js";
import type { Seed } from "./seed.js";

/** A version of a package, as the scenario has it. */
interface Stage {
  /** After the one before; for the first, after the package. */
  delayMs: number;
  variants: number;
  deltas: number;
}

/** A package that is created at a time, with all the versions that it will have. */
export function packageTimeline(maker: PackageMaker, appStoreVersion: AppStoreVersion, createdAt: number): Package {
  const { id, scenario } = appStoreVersion;
  const built: Package = { id: maker.seed.uuid(`package of ${id}`), appStoreVersion, versions: [] };
  const stages = stagesOf(scenario);
  const max = (files: "variants" | "deltas") => Math.max(...stages.map((stage) => stage[files]));
  // The files of one version are also those of the next: whether that is so at Apple is not documented.
  const variants = assetsOf(maker.seed, appStoreVersion, "variant", max("variants"));
  const deltas = assetsOf(maker.seed, appStoreVersion, "delta", max("deltas"));
  let appearsAt = createdAt;
  for (const stage of stages) {
    appearsAt += stage.delayMs;
    const files = { variants: variants.slice(0, stage.variants), deltas: deltas.slice(0, stage.deltas) };
    addVersion(maker, built, { appearsAt, ...files });
  }
  return built;
}

/** The time from the creation of a package to its last version. */
export function timelineMs(scenario: CheckedVersion): number {
  return stagesOf(scenario).reduce((sum, { delayMs }) => sum + delayMs, 0);
}

/** Those that can be seen, the oldest first. The last is COMPLETED, the others are REPLACED. */
export function versionsAt(now: number, { versions }: Package): PackageVersion[] {
  return versions.filter(({ appearsAt }) => appearsAt <= now);
}

/** Those of all packages that can be seen. */
export function visibleVersions(packages: Iterable<Package>, now: number): PackageVersion[] {
  return [...packages].flatMap((owner) => versionsAt(now, owner));
}

export function stateAt(now: number, version: PackageVersion): "COMPLETED" | "REPLACED" {
  return versionsAt(now, version.package).at(-1) === version ? "COMPLETED" : "REPLACED";
}

function stagesOf(scenario: CheckedVersion): Stage[] {
  const { packageDelayMs, variants, deltas, deltasDelayMs, newVariants } = scenario;
  const { newVariantsDelayMs, deltasWithNewVariants } = scenario;
  const stages = [{ delayMs: packageDelayMs, variants, deltas: deltasDelayMs === 0 ? deltas : 0 }];
  if (deltas > 0 && deltasDelayMs > 0) stages.push({ delayMs: deltasDelayMs, variants, deltas });
  if (newVariants > 0) {
    const files = { variants: variants + newVariants, deltas: deltasWithNewVariants };
    stages.push({ delayMs: newVariantsDelayMs, ...files });
  }
  return stages;
}

function addVersion(
  maker: PackageMaker,
  built: Package,
  parts: Pick<PackageVersion, "appearsAt" | "variants" | "deltas">,
): void {
  const version = String(built.versions.length + 1);
  const made = { id: maker.seed.uuid(`version ${version} of ${built.id}`), version, package: built, ...parts };
  built.versions.push({ ...made, ...versionZips(maker, made) });
}

function assetsOf(seed: Seed, { id, scenario }: AppStoreVersion, kind: FileKind, count: number) {
  const { variantBytes, deltaBytes, chunkBytes, chunkDigests } = scenario;
  const size = kind === "variant" ? variantBytes : deltaBytes;
  return Array.from({ length: count }, (_, at) =>
    createListedAsset(seed, `${kind} ${at + 1} of ${id}`, { kind, size, chunkBytes, hasChunkDigests: chunkDigests }),
  );
}
