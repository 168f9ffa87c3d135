import { ArgumentError } from "../index.js";
import { checkFault } from "./check-fault.js";
import type { SandboxOptions } from "./options.js";
import { defaultScenario, type Scenario, type ScenarioVersion } from "./scenario.js";
import { appVersionStates, platforms } from "./states.js";

/** The options with their defaults. */
export type Settings = { [Name in keyof SandboxOptions]-?: NonNullable<SandboxOptions[Name]> };

/** A version of the scenario with its defaults. */
export type CheckedVersion = {
  [Name in Exclude<keyof ScenarioVersion, "chunkBytes">]-?: NonNullable<ScenarioVersion[Name]>;
} & Pick<ScenarioVersion, "chunkBytes">;

/** Applies the defaults, and refuses what cannot be, naming the option. */
export function checkedOptions(options: SandboxOptions = {}): Settings {
  const { scenario = defaultScenario, seed = 1, faults = [], port = 0, now = Date.now } = options;
  const { urlLifetimeMs = 900_000, missingPackage = "null" } = options;
  if (!Number.isSafeInteger(seed)) throw new ArgumentError("seed: must be a whole number");
  checkWhole("port", port, 0, 65_535);
  checkWhole("urlLifetimeMs", urlLifetimeMs, 1, Number.MAX_SAFE_INTEGER);
  if (typeof now !== "function") throw new ArgumentError("now: must be a function");
  if (missingPackage !== "null" && missingPackage !== "404") {
    throw new ArgumentError('missingPackage: must be "null" or "404"');
  }
  if (Array.isArray(faults)) for (const [at, fault] of faults.entries()) checkFault(`faults[${at}]`, fault);
  else if (typeof faults !== "function") throw new ArgumentError("faults: must be a list or a function");
  checkScenario(scenario);
  return { scenario, seed, faults, port, now, urlLifetimeMs, missingPackage };
}

function checkScenario({ apps }: Scenario): void {
  checkList("scenario.apps", apps);
  const bundleIds = new Set<string>();
  for (const [at, { bundleId, versions }] of apps.entries()) {
    const name = `scenario.apps[${at}]`;
    checkText(`${name}.bundleId`, bundleId);
    if (bundleIds.has(bundleId)) throw new ArgumentError(`${name}.bundleId: ${bundleId} is there twice`);
    bundleIds.add(bundleId);
    checkVersions(`${name}.versions`, versions);
  }
}

function checkVersions(name: string, versions: ScenarioVersion[]): void {
  checkList(name, versions);
  const seen = new Set<string>();
  for (const [at, version] of versions.entries()) {
    const { versionString, platform } = checkedVersion(version, `${name}[${at}]`);
    const key = `${versionString} for ${platform}`;
    if (seen.has(key)) throw new ArgumentError(`${name}[${at}].versionString: ${key} is there twice`);
    seen.add(key);
  }
}

const mostFiles = 1_000;
const longestMs = 2 ** 31 - 1;

/** A version of the scenario with its defaults, checked; `name` is where it stands in the options. */
export function checkedVersion(version: ScenarioVersion, name = "version"): CheckedVersion {
  const { versionString, platform = "IOS", appVersionState = "PENDING_DEVELOPER_RELEASE" } = version;
  const { package: there = "none", packageDelayMs = 300, deltasDelayMs = 300, chunkBytes } = version;
  const { variants = 3, variantBytes = 200_000, deltas = 0, deltaBytes = 50_000 } = version;
  checkText(`${name}.versionString`, versionString);
  checkOneOf(`${name}.platform`, platform, platforms);
  checkOneOf(`${name}.appVersionState`, appVersionState, appVersionStates);
  checkOneOf(`${name}.package`, there, ["none", "there"]);
  for (const [what, milliseconds] of Object.entries({ packageDelayMs, deltasDelayMs })) {
    checkWhole(`${name}.${what}`, milliseconds, 0, longestMs);
  }
  for (const [what, count] of Object.entries({ variants, deltas })) checkWhole(`${name}.${what}`, count, 0, mostFiles);
  for (const [what, bytes] of Object.entries({ variantBytes, deltaBytes, chunkBytes: chunkBytes ?? 1 })) {
    checkWhole(`${name}.${what}`, bytes, 1, Number.MAX_SAFE_INTEGER);
  }
  const files = { variants, variantBytes, deltas, deltaBytes, chunkBytes };
  return { versionString, platform, appVersionState, package: there, packageDelayMs, deltasDelayMs, ...files };
}

function checkList(name: string, value: unknown): void {
  if (!Array.isArray(value)) throw new ArgumentError(`${name}: must be a list`);
}

function checkText(name: string, value: unknown): void {
  if (typeof value !== "string" || value === "") throw new ArgumentError(`${name}: must be text, and not empty`);
}

function checkOneOf(name: string, value: string, values: readonly string[]): void {
  if (!values.includes(value)) throw new ArgumentError(`${name}: must be one of ${values.join(", ")}`);
}

function checkWhole(name: string, value: unknown, least: number, most: number): void {
  if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) return;
  throw new ArgumentError(`${name}: must be a whole number from ${least} to ${most}`);
}
