import { knownOnly } from "../../http/known-names.js";
import { checkTimeout } from "../../http/settings.js";
import { ArgumentError } from "../../index.js";
import { type DownloadRuntime, defaultStallTimeoutMs, systemRuntime } from "../download/download-options.js";
import { isUsableUrl } from "../download/url.js";
import type { JsonProblem } from "../errors.js";
import { fetchServed } from "../hosting/fetch-served.js";
import { isHostedUrl } from "../hosting/hosted-files.js";
import type { HostedOptions } from "../hosting/verify-hosted-package.js";

/** What {@link checkMarketplaceKitFile} found. */
export interface MarketplaceKitReport {
  /** Whether there are no problems. */
  ok: boolean;
  /** Where the file was requested. */
  url: string;
  problems: JsonProblem[];
}

const path = "/.well-known/marketplace-kit";
const maxBytes = 1 << 20;

const licenseUrls = [
  "dynamicLicenseURL",
  "licenseRenewalURL",
  "licenseResolutionURL",
  "signingCertificateURL",
  "encryptionCertificateURL",
];

/**
 * Checks the file `/.well-known/marketplace-kit` of your domain, in which devices look for your license server and your
 * endpoints: served over https with a valid certificate and without redirects, and JSON with every URL that Apple names.
 * The URLs themselves are not requested.
 *
 * Source: documented by Apple; not tried with a device. Whether a file without one of them works is not documented.
 *
 * @param url - the domain, or the URL of the file
 * @throws `ArgumentError` for anything but a domain or an https URL
 * @example
 * const { ok, problems } = await checkMarketplaceKitFile("downloads.example.com");
 */
export function checkMarketplaceKitFile(
  url: string,
  options: Pick<HostedOptions, "fetch" | "signal" | "stallTimeoutMs"> = {},
): Promise<MarketplaceKitReport> {
  return checkMarketplaceKitFileIn(systemRuntime, url, options);
}

/** {@link checkMarketplaceKitFile} with the clock of tests. */
export async function checkMarketplaceKitFileIn(
  runtime: DownloadRuntime,
  given: string,
  options: Pick<HostedOptions, "fetch" | "signal" | "stallTimeoutMs">,
): Promise<MarketplaceKitReport> {
  knownOnly("checkMarketplaceKitFile", options, { fetch: true, signal: true, stallTimeoutMs: true });
  const url = fileUrl(given);
  const { fetch = globalThis.fetch, stallTimeoutMs = defaultStallTimeoutMs } = options;
  if (typeof fetch !== "function") throw new ArgumentError("fetch: must be a function");
  checkTimeout("stallTimeoutMs", stallTimeoutMs, options.fetch);
  const signal = options.signal ?? new AbortController().signal;
  const context = { ...runtime, fetch, stallTimeoutMs, signal, onProgress: undefined };
  const served = await fetchServed({ path, url, maxBytes }, "plain", context);
  const problems: JsonProblem[] = [];
  const add = (path: string, message: string) => problems.push({ path, message });
  const [target] = served.redirects;
  if (target !== undefined) add("", `redirected to ${target}: serve it without redirects`);
  if (served.status !== "ok" && served.status !== "compressed") add("", served.message ?? served.status);
  else for (const problem of describeFile(served.start, served.isWhole)) problems.push(problem);
  return { ok: problems.length === 0, url, problems };
}

function fileUrl(given: string): string {
  const text = typeof given === "string" && /^[\w.-]+(:\d+)?$/.test(given) ? `https://${given}` : given;
  if (!isUsableUrl(text)) throw new ArgumentError("url: must be a domain, or an https URL");
  const { origin, pathname } = new URL(text);
  return origin + (pathname === "/" ? path : pathname);
}

function describeFile(bytes: Uint8Array, isWhole: boolean): JsonProblem[] {
  if (!isWhole) return [{ path: "", message: `more than ${maxBytes} bytes` }];
  const file = parse(bytes);
  if (!isObject(file)) return [{ path: "", message: "not a JSON object" }];
  const { license, restore, updates } = file;
  const urls = isObject(license) ? licenseUrls.map((name) => [`license.${name}`, license[name]] as const) : [];
  const all = [["restore", restore] as const, ["updates", updates] as const, ...urls];
  const wrong = all.flatMap(([path, value]) => {
    const message = describeUrl(value);
    return message === undefined ? [] : [{ path, message }];
  });
  return isObject(license) ? wrong : [{ path: "license", message: "must be an object" }, ...wrong];
}

/** Apple's page writes a host and a path, with https or without. */
function describeUrl(url: unknown): string | undefined {
  if (url === undefined || url === null || url === "") return "missing";
  const isHostAndPath = typeof url === "string" && /^[a-z\d-]+(\.[a-z\d-]+)+\/\S*$/i.test(url);
  return isHostAndPath || isHostedUrl(url) ? undefined : "must be an https URL";
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
