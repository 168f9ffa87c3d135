import { appVersionStates } from "../../resources/eligible-states.js";
import type { ScenarioVersion } from "../state/scenario.js";
import { platforms } from "../state/states.js";
import { checkMembers, checkOneOf, checkText, checkWhole, longestMs } from "./option-checks.js";

/** A version of the scenario with its defaults. */
export type CheckedVersion = {
  [Name in Exclude<keyof ScenarioVersion, "chunkBytes">]-?: NonNullable<ScenarioVersion[Name]>;
} & Pick<ScenarioVersion, "chunkBytes">;

const mostFiles = 1_000;
const threeWeeksMs = 21 * 86_400_000;

// A record, so that a member left out does not compile.
const checks: Record<keyof ScenarioVersion, (name: string, value: unknown) => void> = {
  versionString: checkText,
  platform: (name, value) => checkOneOf(name, value, platforms),
  appVersionState: (name, value) => checkOneOf(name, value, appVersionStates),
  package: (name, value) => checkOneOf(name, value, ["none", "there"]),
  packageDelayMs: (name, value) => checkWhole(name, value, 0, longestMs),
  variants: (name, value) => checkWhole(name, value, 0, mostFiles),
  variantBytes: checkBytes,
  chunkDigests: (name, value) => checkOneOf(name, value, [true, false]),
  chunkBytes: (name, value) => value === undefined || checkBytes(name, value),
  deltas: (name, value) => checkWhole(name, value, 0, mostFiles),
  deltasDelayMs: (name, value) => checkWhole(name, value, 0, longestMs),
  deltaBytes: checkBytes,
  newVariants: (name, value) => checkWhole(name, value, 0, mostFiles),
  newVariantsDelayMs: (name, value) => checkWhole(name, value, 0, longestMs),
  deltasWithNewVariants: (name, value) => checkWhole(name, value, 0, mostFiles),
};

/** A version of the scenario with its defaults, checked; `name` is where it stands in the options. */
export function checkedVersion(version: ScenarioVersion, name = "version"): CheckedVersion {
  checkMembers(name, version, Object.keys(checks));
  const { versionString, platform = "IOS", appVersionState = "PENDING_DEVELOPER_RELEASE" } = version;
  const { package: there = "none", packageDelayMs = 300, deltasDelayMs = 300, chunkBytes } = version;
  const { variants = 3, variantBytes = 200_000, deltas = 0, deltaBytes = 50_000 } = version;
  const { chunkDigests = true, newVariants = 0, newVariantsDelayMs = threeWeeksMs } = version;
  const { deltasWithNewVariants = deltas } = version;
  const times = { packageDelayMs, deltasDelayMs, newVariantsDelayMs };
  const later = { newVariants, deltasWithNewVariants };
  const files = { variants, variantBytes, deltas, deltaBytes, chunkBytes, chunkDigests, ...later };
  const checked = { versionString, platform, appVersionState, package: there, ...times, ...files };
  for (const [what, check] of Object.entries(checks)) check(`${name}.${what}`, checked[what as keyof CheckedVersion]);
  return checked;
}

function checkBytes(name: string, value: unknown): void {
  checkWhole(name, value, 1, Number.MAX_SAFE_INTEGER);
}
