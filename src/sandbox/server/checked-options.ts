import { ArgumentError } from "../../index.js";
import { defaultScenario } from "../state/scenario.js";
import { checkFault } from "./check-fault.js";
import { checkScenario } from "./check-scenario.js";
import { checkMembers, checkWhole, longestMs } from "./option-checks.js";
import type { SandboxOptions } from "./options.js";

/** The options with their defaults. */
export type Settings = {
  [Name in keyof Omit<SandboxOptions, "rateLimit">]-?: NonNullable<SandboxOptions[Name]>;
} & Pick<SandboxOptions, "rateLimit">;

const names = ["scenario", "seed", "faults", "port", "now", "urlLifetimeMs", "missingPackage", "rateLimit"];

/** Applies the defaults, and refuses what cannot be, naming the option. */
export function checkedOptions(options: SandboxOptions = {}): Settings {
  checkMembers("options", options, names);
  const { scenario = defaultScenario, seed = 1, faults = [], port = 0, now = Date.now } = options;
  const { urlLifetimeMs = 900_000, missingPackage = "null", rateLimit } = options;
  if (!Number.isSafeInteger(seed)) throw new ArgumentError("seed: must be a whole number");
  checkWhole("port", port, 0, 65_535);
  checkWhole("urlLifetimeMs", urlLifetimeMs, 1, longestMs);
  checkNow(now);
  if (rateLimit !== undefined) checkRateLimit(rateLimit);
  if (missingPackage !== "null" && missingPackage !== "404") {
    throw new ArgumentError('missingPackage: must be "null" or "404"');
  }
  if (Array.isArray(faults)) for (const [at, fault] of faults.entries()) checkFault(`faults[${at}]`, fault);
  else if (typeof faults !== "function") throw new ArgumentError("faults: must be a list or a function");
  checkScenario(scenario);
  return { scenario, seed, faults, port, now, urlLifetimeMs, missingPackage, rateLimit };
}

function checkNow(now: Settings["now"]): void {
  if (typeof now !== "function") throw new ArgumentError("now: must be a function");
  const time: unknown = now();
  // What a Date cannot hold, no answer could name.
  if (typeof time === "number" && !Number.isNaN(new Date(time).getTime())) return;
  throw new ArgumentError("now: must give milliseconds since 1970");
}

function checkRateLimit(rateLimit: NonNullable<Settings["rateLimit"]>): void {
  checkMembers("rateLimit", rateLimit, ["perHour", "windowMs"]);
  const { perHour = 1, windowMs = 1 } = rateLimit;
  checkWhole("rateLimit.perHour", perHour, 1, Number.MAX_SAFE_INTEGER);
  checkWhole("rateLimit.windowMs", windowMs, 1, longestMs);
}
