import { ArgumentError, type RateLimit } from "../errors.js";
import { version } from "../version.js";
import { excerpt, nameOfType } from "./redact.js";

/** Headers with names in lower case; throws an ArgumentError for one that cannot be sent. */
export function plainHeaders(headers: Headers | Record<string, string> | undefined): Record<string, string> {
  if (typeof (headers ?? {}) !== "object" || Array.isArray(headers)) {
    throw new ArgumentError(`headers: must be an object of names and values, not ${nameOfType(headers)}`);
  }
  const plain: Record<string, string> = {};
  const entries = headers instanceof Headers ? headers : Object.entries(headers ?? {});
  for (const [name, value] of entries) plain[name.toLowerCase()] = checkHeader(name, value);
  return plain;
}

/** `Headers` refuses what HTTP cannot carry, and so does `fetch`, but their messages contain the value. */
function checkHeader(name: string, value: string): string {
  if (name.toLowerCase() === "authorization") {
    throw new ArgumentError("headers: Authorization is set by the client; give it credentials instead");
  }
  if (isCarried(name, value)) return value;
  throw new ArgumentError(`headers: ${JSON.stringify(name)} has a name or value that HTTP cannot carry`);
}

/** Whether HTTP can carry a header as it is given. */
export function isCarried(name: string, value: string): boolean {
  try {
    return new Headers([[name, value]]).get(name) === value;
  } catch {
    return false;
  }
}

const figure = /(?:^|[;,\s])user-(hour|minute)-(lim|rem)\s*:\s*(\d+)\s*(?=[;,]|$)/gi;

/**
 * Reads `X-Rate-Limit` leniently: pairs in any order, lines joined with `,`. Undefined when it holds no known figure.
 */
export function parseRateLimit(header: string | null): RateLimit | undefined {
  if (!header) return undefined;
  let rateLimit: Record<string, number> | undefined;
  // A copy of the expression, as `matchAll` makes one, costs more than all else here.
  for (let found = figure.exec(header); found; found = figure.exec(header)) {
    const [, unit = "", what = "", number] = found;
    const name = unit.toLowerCase() + (what.toLowerCase() === "lim" ? "Limit" : "Remaining");
    rateLimit = { ...rateLimit, [name]: Number(number) };
  }
  return rateLimit;
}

/**
 * The server's time, in milliseconds since 1970: `Date`, plus `Age` for a cached response. NaN without a `Date`.
 */
export function serverTimeOf({ headers }: Response): number {
  const age = headers.get("Age") ?? "";
  return Date.parse(headers.get("Date") ?? "") + (/^\d{1,9}$/.test(age) ? Number(age) * 1000 : 0);
}

/** `X-Request-ID`, which Apple's support asks for, without what looks like a secret. */
export function requestIdOf({ headers }: Response, token: string): string | undefined {
  return excerpt(headers.get("X-Request-ID") ?? "", [token]) || undefined;
}

/** What runtimes tell about themselves. */
interface Runtime {
  navigator?: { userAgent?: string };
  Deno?: { version?: { deno?: string }; build?: { os?: string; arch?: string } };
  Bun?: { version?: string };
  process?: { versions?: { node?: string }; platform?: string; arch?: string };
}

/** This package with its version and, where it is known, the runtime and the platform, each by its own name. */
export function defaultUserAgent(runtime: object = globalThis): string {
  const known = describeRuntime(runtime as Runtime);
  return `alternative-distribution/${version}${known && ` (${known})`}`;
}

function describeRuntime({ navigator, Deno, Bun, process }: Runtime): string {
  // Each of the others has a `process` too, for what was written for Node.
  if (navigator?.userAgent === "Cloudflare-Workers") return "workerd";
  if (Deno?.version?.deno) return described("deno", Deno.version.deno, Deno.build?.os, Deno.build?.arch);
  const { versions, platform, arch } = process ?? {};
  if (Bun?.version) return described("bun", Bun.version, platform, arch);
  return versions?.node ? described("node", versions.node, platform, arch) : "";
}

function described(name: string, version: string, os: string | undefined, arch: string | undefined): string {
  const platform = [os, arch].filter(Boolean).join(" ");
  return `${name} ${version}${platform && `; ${platform}`}`;
}
