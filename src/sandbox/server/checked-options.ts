import { operations } from "../../../generated/operations.js";
import { requests } from "../../../generated/requests.js";
import { maxTimerMs } from "../../http/clock.js";
import { ArgumentError } from "../../index.js";
import {
  type CheckedScenario,
  type CheckedVersion,
  defaultScenario,
  type Scenario,
  type ScenarioVersion,
} from "../state/scenario.js";
import type { Fault, FaultKind } from "./fault.js";
import type { SandboxOptions } from "./options.js";

/** The options with their defaults. */
export type Settings = {
  [Name in keyof Omit<SandboxOptions, "rateLimit" | "scenario">]-?: NonNullable<SandboxOptions[Name]>;
} & Pick<SandboxOptions, "rateLimit"> & { scenario: CheckedScenario };

/** Throws an ArgumentError when a value cannot be used; `name` is where the value is in the options. */
type Check = (name: string, value: unknown) => void;

/** The longest that a timer of Node.js can be set to, about 25 days. */
const maxFiles = 1_000;
const threeWeeksMs = 21 * 86_400_000;

const names = ["scenario", "seed", "faults", "port", "now", "urlLifetimeMs", "missingPackage", "rateLimit"];

/** Applies the defaults, and refuses what cannot be used, naming the option. */
export function checkedOptions(options: SandboxOptions = {}): Settings {
  checkMembers("options", options, names);
  const { scenario = defaultScenario, seed = 1, faults = [], port = 0, now = Date.now } = options;
  const { urlLifetimeMs = 900_000, missingPackage = "null", rateLimit } = options;
  if (!Number.isSafeInteger(seed)) throw new ArgumentError("seed: must be a whole number");
  whole(0, 65_535)("port", port);
  whole(1, maxTimerMs)("urlLifetimeMs", urlLifetimeMs);
  checkNow(now);
  if (rateLimit !== undefined) {
    checkMembers("rateLimit", rateLimit, ["perHour", "windowMs"]);
    optional(whole(1))("rateLimit.perHour", rateLimit.perHour);
    optional(whole(1, maxTimerMs))("rateLimit.windowMs", rateLimit.windowMs);
  }
  if (missingPackage !== "null" && missingPackage !== "404") {
    throw new ArgumentError('missingPackage: must be "null" or "404"');
  }
  if (Array.isArray(faults)) for (const [at, fault] of faults.entries()) checkFault(`faults[${at}]`, fault);
  else if (typeof faults !== "function") throw new ArgumentError("faults: must be a list or a function");
  return { scenario: checkedScenario(scenario), seed, faults, port, now, urlLifetimeMs, missingPackage, rateLimit };
}

function checkNow(now: Settings["now"]): void {
  if (typeof now !== "function") throw new ArgumentError("now: must be a function");
  const time: unknown = now();
  // A time that a Date cannot hold could not be written into any response.
  if (typeof time === "number" && !Number.isNaN(new Date(time).getTime())) return;
  throw new ArgumentError("now: must give milliseconds since 1970");
}

function checkedScenario(scenario: Scenario): CheckedScenario {
  checkMembers("scenario", scenario, ["apps"]);
  checkList("scenario.apps", scenario.apps);
  const bundleIds = new Set<string>();
  const apps = scenario.apps.map((app, at) => {
    const place = `scenario.apps[${at}]`;
    checkMembers(place, app, ["bundleId", "name", "versions"]);
    text(`${place}.bundleId`, app.bundleId);
    optional(text)(`${place}.name`, app.name);
    checkUnique(`${place}.bundleId`, app.bundleId, bundleIds);
    return { ...app, versions: checkedVersions(`${place}.versions`, app.versions) };
  });
  return { apps };
}

function checkedVersions(name: string, versions: ScenarioVersion[]): CheckedVersion[] {
  checkList(name, versions);
  const seen = new Set<string>();
  return versions.map((version, at) => {
    const checked = checkedVersion(version, `${name}[${at}]`);
    checkUnique(`${name}[${at}].versionString`, `${checked.versionString} for ${checked.platform}`, seen);
    return checked;
  });
}

function checkUnique(name: string, value: string, seen: Set<string>): void {
  if (seen.has(value)) throw new ArgumentError(`${name}: ${value} appears twice`);
  seen.add(value);
}

const listOfVersions = requests["GET /v1/apps/{id}/appStoreVersions"].query;

// A record, so that a member left out does not compile.
const versionChecks: Record<keyof ScenarioVersion, Check> = {
  versionString: text,
  platform: oneOf(listOfVersions["filter[platform]"]?.items?.enum ?? []),
  appVersionState: oneOf(listOfVersions["filter[appVersionState]"]?.items?.enum ?? []),
  approvalDelayMs: optional(whole(0, maxTimerMs)),
  package: oneOf(["none", "there"]),
  packageDelayMs: whole(0, maxTimerMs),
  altStoreDelayMs: whole(0, maxTimerMs),
  variants: whole(0, maxFiles),
  variantBytes: whole(1),
  chunkDigests: oneOf([true, false]),
  chunkBytes: optional(whole(1)),
  deltas: whole(0, maxFiles),
  deltasDelayMs: whole(0, maxTimerMs),
  deltaBytes: whole(1),
  newVariants: whole(0, maxFiles),
  newVariantsDelayMs: whole(0, maxTimerMs),
  deltasWithNewVariants: whole(0, maxFiles),
};

/** A version of the scenario with its defaults, checked. */
export function checkedVersion(version: ScenarioVersion, name = "version"): CheckedVersion {
  checkMembers(name, version, Object.keys(versionChecks));
  const given = Object.fromEntries(Object.entries(version).filter(([, value]) => value !== undefined));
  const checked: CheckedVersion = {
    versionString: version.versionString,
    platform: "IOS",
    appVersionState: "PENDING_DEVELOPER_RELEASE",
    approvalDelayMs: undefined,
    package: "none",
    packageDelayMs: 300,
    altStoreDelayMs: 300,
    variants: 3,
    variantBytes: 200_000,
    chunkBytes: undefined,
    chunkDigests: true,
    deltas: 0,
    deltasDelayMs: 300,
    deltaBytes: 50_000,
    newVariants: 0,
    newVariantsDelayMs: threeWeeksMs,
    deltasWithNewVariants: version.deltas ?? 0,
    ...given,
  };
  for (const [what, check] of Object.entries(versionChecks)) {
    check(`${name}.${what}`, checked[what as keyof CheckedVersion]);
  }
  return checked;
}

/** What each kind of fault requires or allows; a member left out does not compile. */
const faultChecks: { [Kind in FaultKind["kind"]]: Record<MembersOf<Kind>, Check> } = {
  latency: { ms: number(0, maxTimerMs) },
  rateLimit: { retryAfterSeconds: optional(whole(0, maxTimerMs)) },
  refusal: { status: oneOf([400, 403, 404, 409, 422]), code: text, detail: optional(text) },
  serverError: { status: optional(oneOf([500, 502, 503, 504])), body: optional(oneOf(["html", "empty"])) },
  slow: { bytesPerSecond: number(1) },
  stall: { afterBytes: optional(number(0)) },
  truncate: { afterBytes: number(0) },
  short: { bytes: optional(number(1)) },
  unauthorized: {},
  garbage: {},
  gatewayPage: { status: oneOf([400, 401, 403, 404, 407, 409, 429, 451]) },
  drop: {},
  dropAfter: {},
  notYet: {},
  ignoreFilters: {},
  expired: {},
  corrupt: {},
  ignoreRange: {},
  wrongRange: {},
  capitalRange: {},
  encoded: { afterBytes: optional(number(0)) },
  withoutLength: { afterBytes: optional(number(0)) },
  editedManifest: {},
  indentedManifest: {},
  cutSignature: {},
  foreignSignature: {},
  longNames: {},
  processingFailed: {},
};

type MembersOf<Kind> = Exclude<keyof Extract<FaultKind, { kind: Kind }>, "kind">;

export function checkFault(name: string, fault: Fault): void {
  const { kind, operation, times = 1 } = fault ?? {};
  if (!Object.hasOwn(faultChecks, kind)) {
    throw new ArgumentError(`${name}.kind: must be one of ${Object.keys(faultChecks).join(", ")}`);
  }
  const members: [string, Check][] = Object.entries(faultChecks[kind]);
  checkMembers(name, fault, ["kind", "operation", "times", ...members.map(([member]) => member)]);
  const isElsewhere = operation === "asset" || operation === "altstore";
  if (operation !== undefined && !isElsewhere && !Object.hasOwn(operations, operation)) {
    throw new ArgumentError(
      `${name}.operation: must be "asset", "altstore" or a method and path such as "GET /v1/apps"`,
    );
  }
  if (typeof times !== "number" || !(times >= 0)) throw new ArgumentError(`${name}.times: must be 0 or more`);
  const values: Record<string, unknown> = { ...fault };
  for (const [member, check] of members) check(`${name}.${member}`, values[member]);
}

/** Refuses what is no object, and unknown names: a misspelt option would be ignored silently. */
function checkMembers(name: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ArgumentError(`${name}: must be an object`);
  }
  const unknown = Object.keys(value).find((one) => !known.includes(one));
  if (unknown !== undefined) throw new ArgumentError(`${name}: has no ${unknown}, only ${known.join(", ")}`);
}

function checkList(name: string, value: unknown): void {
  if (!Array.isArray(value)) throw new ArgumentError(`${name}: must be a list`);
}

function text(name: string, value: unknown): void {
  if (typeof value !== "string" || value === "") throw new ArgumentError(`${name}: must be text, and not empty`);
}

function oneOf(values: readonly unknown[]): Check {
  return (name, value) => {
    if (!values.includes(value)) throw new ArgumentError(`${name}: must be one of ${values.join(", ")}`);
  };
}

function whole(least: number, most = Number.MAX_SAFE_INTEGER): Check {
  return (name, value) => {
    if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) return;
    throw new ArgumentError(`${name}: must be a whole number from ${least} to ${most}`);
  };
}

function number(least: number, most = Number.MAX_SAFE_INTEGER): Check {
  return (name, value) => {
    if (typeof value === "number" && value >= least && value <= most) return;
    throw new ArgumentError(`${name}: must be a number from ${least} to ${most}`);
  };
}

function optional(check: Check): Check {
  return (name, value) => value === undefined || check(name, value);
}
