import { ArgumentError } from "../errors.js";
import { version } from "../version.js";
import { checkMilliseconds, defaultAttemptTimeoutMs, defaultMaxDelayMs, defaultRetryForMs } from "./clock.js";
import { plainHeaders } from "./headers.js";
import { knownOnly, type NamesOf } from "./known-names.js";
import type { Limiter, RetryOptions, TransportOptions } from "./options.js";
import { nameOfType, shownValue } from "./redact.js";
import type { Patience } from "./retry.js";

/** Apple's URL of the App Store Connect API. */
export const defaultBaseUrl = "https://api.appstoreconnect.apple.com";

/** The options with their defaults, checked. */
export interface Settings
  extends Pick<TransportOptions, "limiter" | "onRequest" | "onResponse" | "onDrift" | "onWarning"> {
  baseUrl: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The `fetch` that was given, if any. */
  ownFetch: TransportOptions["fetch"];
  headers: Record<string, string>;
  timeoutMs: number;
  retry: RetryOptions;
  patience: Patience;
  /** Undefined for `"off"`. */
  validate: "report" | "throw" | undefined;
}

/** Applies the defaults and refuses invalid options, by name and without secret values. */
export function settingsFrom(options: TransportOptions): Settings {
  const { onRequest, onResponse, onDrift, onWarning, userAgent = `alternative-distribution/${version}` } = options;
  for (const name of ["fetch", "onRequest", "onResponse", "onDrift", "onWarning"] as const) {
    if (typeof (options[name] ?? fetch) !== "function")
      throw new ArgumentError(`${name}: must be a function, not ${shownValue(options[name])}`);
  }
  return {
    baseUrl: checkBaseUrl(options.baseUrl ?? defaultBaseUrl),
    ownFetch: options.fetch,
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    headers: plainHeaders({ accept: "application/json", "user-agent": checkUserAgent(userAgent) }),
    timeoutMs: checkTimeout("timeoutMs", options.timeoutMs ?? defaultAttemptTimeoutMs, options.fetch),
    retry: options.retry === false ? neverAgain : (options.retry ?? {}),
    patience: patienceFrom(options.retry),
    limiter: checkLimiter(options.limiter),
    onRequest,
    onResponse,
    validate: checkValidate(options),
    onDrift,
    onWarning,
  };
}

function checkUserAgent(userAgent: unknown): string {
  if (typeof userAgent === "string") return userAgent;
  throw new ArgumentError(`userAgent: must be text, not ${shownValue(userAgent)}`);
}

/** Refuses `validate` without an observer, and an observer without `validate`. */
function checkValidate({ validate, onDrift }: TransportOptions): Settings["validate"] {
  if (validate === "throw" || (validate === "report" && onDrift)) return validate;
  if (validate === "off" || (validate ?? onDrift) === undefined) return undefined;
  throw new ArgumentError(
    validate === undefined || validate === "report"
      ? 'validate: "report" and onDrift require each other; with "throw", onDrift is optional'
      : `validate: must be "off", "report" with onDrift, or "throw", not ${shownValue(validate)}`,
  );
}

/** Node's `fetch` gives up after that long without headers, or between two chunks of a body. */
const maxFetchTimeoutMs = 300_000;

/** Refuses a timeout above that of the built-in `fetch`, which would report a lost connection. */
export function checkTimeout(name: string, value: number, ownFetch: unknown): number {
  checkMilliseconds(name, value);
  if (value <= maxFetchTimeoutMs || (ownFetch !== undefined && ownFetch !== globalThis.fetch)) return value;
  throw new ArgumentError(
    `${name}: at most ${maxFetchTimeoutMs}, not ${value}: the built-in fetch gives up after 300 s without a byte. ` +
      "Pass a fetch that waits longer",
  );
}

const retryNames: NamesOf<RetryOptions> = { attempts: true, maxDelayMs: true, forMs: true };

/** `retry: false`; it stays in effect when a call passes only other members. */
const neverAgain: RetryOptions = { attempts: 1 };

/** The retry options of a call, then those of the client, then the defaults. */
export function patienceFrom(retry: RetryOptions | false | undefined, clientRetry: RetryOptions = {}): Patience {
  if (retry !== false && (typeof (retry ?? {}) !== "object" || retry === null)) {
    throw new ArgumentError(`retry: must be { attempts, maxDelayMs, forMs } or false, not ${shownValue(retry)}`);
  }
  if (retry) knownOnly("retry", retry, retryNames);
  const {
    attempts,
    maxDelayMs = defaultMaxDelayMs,
    forMs,
  } = { ...clientRetry, ...(retry === false ? neverAgain : retry) };
  if (attempts !== undefined && (!Number.isInteger(attempts) || attempts < 1 || attempts > 10)) {
    throw new ArgumentError(`retry.attempts: must be a whole number from 1 to 10, not ${shownValue(attempts)}`);
  }
  return {
    attempts: attempts ?? (forMs === undefined ? 3 : Number.POSITIVE_INFINITY),
    limitedAttempts: attempts ?? Number.POSITIVE_INFINITY,
    maxDelayMs: checkMilliseconds("retry.maxDelayMs", maxDelayMs),
    forMs: attempts === 1 ? 0 : checkMilliseconds("retry.forMs", forMs ?? defaultRetryForMs),
  };
}

function checkLimiter(limiter: Limiter | undefined): Limiter | undefined {
  if (limiter === undefined || typeof limiter?.acquire === "function") return limiter;
  throw new ArgumentError("limiter: must be an object with a function acquire");
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a secret may be sent to a URL: https, or http on this machine. */
export function isSafeUrl({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && loopback.test(hostname));
}

/** The base URL without slashes at its end; throws an ArgumentError for an invalid one. */
export function checkBaseUrl(baseUrl: unknown): string {
  const url = typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  // Never the text: it may be a token, passed by mistake.
  const found = typeof baseUrl === "string" ? "" : `, not ${nameOfType(baseUrl)}`;
  const problem = url
    ? baseUrlProblem(url)
    : `must be an https URL, such as https://api.appstoreconnect.apple.com${found}`;
  if (!url || problem) throw new ArgumentError(`baseUrl: ${problem}`);
  return withoutSlashes(url.href);
}

/** Not by a pattern, which would be quadratic in the number of slashes. */
function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === "/") end--;
  return text.slice(0, end);
}

/** Never shows the whole URL, which may contain a password or a token. */
function baseUrlProblem(url: URL): string | undefined {
  if (!/^https?:$/.test(url.protocol)) return `must be an https URL, not ${url.protocol}`;
  if (!isSafeUrl(url)) return `http would send the token in the clear to ${url.host}; use https`;
  if (url.href === url.origin + url.pathname) return undefined;
  return "must not contain a user name, a password, a query or a fragment";
}
