import { ArgumentError } from "../errors.js";
import type { Hooks } from "./call-events.js";
import {
  checkMilliseconds,
  defaultAttemptTimeoutMs,
  defaultMaxDelayMs,
  defaultRetryForMs,
  maxTimerMs,
} from "./clock.js";
import { defaultUserAgent, isCarried, plainHeaders } from "./headers.js";
import { knownOnly, type NamesOf } from "./known-names.js";
import { logHooks } from "./log.js";
import type { Limiter, RetryOptions, TransportOptions } from "./options.js";
import { nameOfType, shownValue } from "./redact.js";
import type { OutgoingRequest } from "./request.js";
import type { Patience } from "./retry.js";
import { notify } from "./warnings.js";

/** Apple's URL of the App Store Connect API. */
export const defaultBaseUrl = "https://api.appstoreconnect.apple.com";

/** The options with their defaults, checked. */
export interface Settings extends Pick<TransportOptions, "limiter" | "onDrift"> {
  /** The observers, those of the log among them. */
  hooks: Hooks;
  onWarning: TransportOptions["onWarning"];
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
  for (const name of functionNames) {
    if (typeof (options[name] ?? fetch) !== "function")
      throw new ArgumentError(`${name}: must be a function, not ${shownValue(options[name])}`);
  }
  const { onRequest, onResponse, onRetry, onError, onDrift, onWarning } = options;
  const log = logHooks(options.logger);
  return {
    baseUrl: checkBaseUrl(options.baseUrl ?? defaultBaseUrl),
    ownFetch: options.fetch,
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    headers: plainHeaders({ accept: "application/json", "user-agent": userAgentOf(options) }),
    timeoutMs: checkTimeout("timeoutMs", options.timeoutMs ?? defaultAttemptTimeoutMs, options.fetch),
    retry: options.retry === false ? neverAgain : (options.retry ?? {}),
    patience: patienceFrom(options.retry),
    limiter: checkLimiter(options.limiter),
    hooks: {
      onRequest: both(onRequest, log.onRequest),
      onResponse: both(onResponse, log.onResponse),
      onRetry: both(onRetry, log.onRetry),
      onError: both(onError, log.onError),
    },
    validate: checkValidate(options),
    onDrift,
    onWarning: both(onWarning, log.onWarning),
  };
}

const functionNames = ["fetch", "onRequest", "onResponse", "onRetry", "onError", "onDrift", "onWarning"] as const;

type Observe<Event> = ((event: Event) => unknown) | undefined;

/** Both observers in one, each unharmed by what the other throws. */
function both<Event>(one: Observe<Event>, other: Observe<Event>): Observe<Event> {
  if (!one || !other) return one ?? other;
  return (event) => {
    notify(one, () => event);
    notify(other, () => event);
  };
}

function userAgentOf({ userAgent = defaultUserAgent(), userAgentSuffix = "" }: TransportOptions): string {
  const suffix = checkText("userAgentSuffix", userAgentSuffix);
  return checkText("userAgent", userAgent) + (suffix && ` ${suffix}`);
}

function checkText(name: string, text: unknown): string {
  if (typeof text !== "string") throw new ArgumentError(`${name}: must be text, not ${shownValue(text)}`);
  if (isCarried("user-agent", text)) return text;
  throw new ArgumentError(`${name}: has characters that HTTP cannot carry; it must be such as example-ci/1.2.0`);
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
  // Not by spreading: a member that is undefined is left out too.
  const {
    attempts = clientRetry.attempts,
    maxDelayMs = clientRetry.maxDelayMs ?? defaultMaxDelayMs,
    forMs = clientRetry.forMs,
  } = retry === false ? neverAgain : (retry ?? {});
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

/** The retries of a request: by the call's option, by the budget of several calls, or by the client's option. */
export function patienceOf({ retry, budget }: Pick<OutgoingRequest, "retry" | "budget">, settings: Settings): Patience {
  if (retry !== undefined) return patienceFrom(retry, settings.retry);
  if (!budget) return settings.patience;
  const leftMs = Math.max(1, Math.min(budget.leftMs(), maxTimerMs));
  return {
    ...settings.patience,
    attempts: settings.retry.attempts ?? patientAttempts,
    forMs: leftMs,
    maxDelayMs: leftMs,
  };
}

/** About a minute of delays, long enough for a server to restart. */
const patientAttempts = 10;

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
export function withoutSlashes(text: string): string {
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
