import { operations } from "../../generated/operations.js";
import { ArgumentError } from "../index.js";
import type { Fault } from "./fault.js";

type Values = Record<string, unknown>;
type Check = (fault: Values) => string | undefined;

const none: Check = () => undefined;

/** What each kind of fault has to bring along. */
const checks: Record<Fault["kind"], Check> = {
  latency: number("ms"),
  rateLimit: number("retryAfterSeconds", { optional: true }),
  refusal: ({ status, code }) =>
    oneOf("status", status, [400, 403, 404, 409, 422]) ?? (typeof code === "string" ? undefined : "code: must be text"),
  serverError: ({ status = 503, body = "html" }) =>
    oneOf("status", status, [500, 502, 503, 504]) ?? oneOf("body", body, ["html", "empty"]),
  slow: number("bytesPerSecond", { least: 1 }),
  stall: number("afterBytes", { optional: true }),
  truncate: number("afterBytes"),
  short: number("bytes", { optional: true, least: 1 }),
  ...{ unauthorized: none, garbage: none, drop: none, dropAfter: none, notYet: none, ignoreFilters: none },
  ...{ expired: none, corrupt: none, ignoreRange: none, wrongRange: none },
};

/** Throws an ArgumentError that names what cannot be; `name` is where the fault stands in the options. */
export function checkFault(name: string, fault: Fault): void {
  const { kind, operation, times } = fault ?? {};
  if (!Object.hasOwn(checks, kind)) {
    throw new ArgumentError(`${name}.kind: must be one of ${Object.keys(checks).join(", ")}`);
  }
  if (operation !== undefined && operation !== "asset" && !Object.hasOwn(operations, operation)) {
    throw new ArgumentError(`${name}.operation: must be "asset" or a method and path such as "GET /v1/apps"`);
  }
  if (times !== undefined && !(times >= 0)) throw new ArgumentError(`${name}.times: must be 0 or more`);
  const problem = checks[kind]({ ...fault });
  if (problem) throw new ArgumentError(`${name}.${problem}`);
}

function number(name: string, { optional = false, least = 0 } = {}): Check {
  return ({ [name]: value }) => {
    if (value === undefined && optional) return undefined;
    return Number.isFinite(value) && (value as number) >= least ? undefined : `${name}: must be a number from ${least}`;
  };
}

function oneOf(name: string, value: unknown, values: unknown[]): string | undefined {
  return values.includes(value) ? undefined : `${name}: must be one of ${values.join(", ")}`;
}
