import { operations } from "../../../generated/operations.js";
import { ArgumentError } from "../../index.js";
import type { Fault, FaultKind } from "./fault.js";
import { checkMembers, checkNumber, checkOneOf, checkText, checkWhole, longestMs } from "./option-checks.js";

type Check = (name: string, value: unknown) => void;

const refusals = [400, 403, 404, 409, 422];
const gatewayStatuses = [400, 401, 403, 404, 407, 409, 429, 451];
const serverErrors = [500, 502, 503, 504];

/** What each kind of fault has to bring along, or may; a member left out does not compile. */
const checks: { [Kind in FaultKind["kind"]]: Record<MembersOf<Kind>, Check> } = {
  latency: { ms: number(0, longestMs) },
  rateLimit: { retryAfterSeconds: optional((name, value) => checkWhole(name, value, 0, longestMs)) },
  refusal: { status: oneOf(refusals), code: checkText, detail: optional(checkText) },
  serverError: { status: optional(oneOf(serverErrors)), body: optional(oneOf(["html", "empty"])) },
  slow: { bytesPerSecond: number(1) },
  stall: { afterBytes: optional(number(0)) },
  truncate: { afterBytes: number(0) },
  short: { bytes: optional(number(1)) },
  unauthorized: {},
  garbage: {},
  gatewayPage: { status: oneOf(gatewayStatuses) },
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
};

type MembersOf<Kind> = Exclude<keyof Extract<FaultKind, { kind: Kind }>, "kind">;

/** Throws an ArgumentError that names what cannot be; `name` is where the fault stands in the options. */
export function checkFault(name: string, fault: Fault): void {
  const { kind, operation, times = 1 } = fault ?? {};
  if (!Object.hasOwn(checks, kind)) {
    throw new ArgumentError(`${name}.kind: must be one of ${Object.keys(checks).join(", ")}`);
  }
  const members: [string, Check][] = Object.entries(checks[kind]);
  checkMembers(name, fault, ["kind", "operation", "times", ...members.map(([member]) => member)]);
  if (operation !== undefined && operation !== "asset" && !Object.hasOwn(operations, operation)) {
    throw new ArgumentError(`${name}.operation: must be "asset" or a method and path such as "GET /v1/apps"`);
  }
  if (typeof times !== "number" || !(times >= 0)) throw new ArgumentError(`${name}.times: must be 0 or more`);
  const values: Record<string, unknown> = { ...fault };
  for (const [member, check] of members) check(`${name}.${member}`, values[member]);
}

function number(least: number, most = Number.MAX_SAFE_INTEGER): Check {
  return (name, value) => checkNumber(name, value, least, most);
}

function oneOf(values: readonly unknown[]): Check {
  return (name, value) => checkOneOf(name, value, values);
}

function optional(check: Check): Check {
  return (name, value) => value === undefined || check(name, value);
}
