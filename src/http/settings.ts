import { ArgumentError, type Drift } from "../errors.js";
import { version } from "../version.js";
import { checkBaseUrl } from "./base-url.js";
import { plainHeaders } from "./headers.js";
import { nameOfType } from "./redact.js";
import type { Patience, RetryOptions } from "./retry.js";
import type { Warning } from "./warnings.js";

/** How requests are sent. Each option has a default. */
export interface TransportOptions {
  /**
   * Where App Store Connect is. Default `https://api.appstoreconnect.apple.com`. https only, but for loopback. The
   * token is sent to this origin and to no other.
   */
  baseUrl?: string | undefined;
  /**
   * What sends a request, also those of `publish` and `downloadPackage` for files, which hold no token. Default the global
   * `fetch`. Called as `fetch(url, init)`. For recorders, and for proxies: `proxyFetch` of `alternative-distribution/node`.
   */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** The `User-Agent` header. Default `alternative-distribution/<version>`. */
  userAgent?: string | undefined;
  /**
   * The longest that one attempt may take, from the token to the last byte of the answer, in milliseconds. Default
   * 60,000; from 1 to 2,147,483,647, which is as far as timers reach. Waits between attempts do not count, and an
   * attempt that ran out of time is not tried again. The body of an error has 5 s of it at most: when it has not come by
   * then, its status counts without it.
   */
  timeoutMs?: number | undefined;
  /**
   * How answers that promise better luck are tried again; `false` for never. Default as {@link RetryOptions} says. A
   * 401 is, whatever stands here, tried once more with a fresh token.
   */
  retry?: RetryOptions | false | undefined;
  /**
   * Asked before every attempt, so that processes that share a key share its limit: requests wait until `acquire`
   * resolves; what it rejects with, the call rejects with. Default none; within one client requests wait for one
   * another as {@link RetryOptions} says.
   *
   * Source: Apple documents a limit of requests an hour for each key.
   */
  limiter?: Limiter | undefined;
  /** Called before every attempt. Default nothing. What it throws, or rejects with, is ignored. */
  onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /**
   * Called after every attempt that was answered, with whatever status. Default nothing. What it throws, or rejects
   * with, is ignored.
   */
  onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /**
   * Whether answers are checked against the contract. Default `"off"`. `"report"` tells `onDrift` what differs, and
   * fails no call. `"throw"` also rejects with an {@link UnexpectedResponseError} when a 2xx document of Apple's breaks
   * the contract: the request was carried out then, and a package that was to be created is there. Additions, and error
   * answers whatever their form, never reject. The answer that a call ends with is checked, not one that is tried again.
   *
   * What it takes is loaded on first use, before that request is sent, and works in a bundle; when it cannot be loaded,
   * the call rejects with an {@link ArgumentError} and nothing is sent.
   */
  validate?: "off" | "report" | "throw" | undefined;
  /**
   * Called for every place where an answer differs from the contract, up to 20 additions and 20 breaks an answer, items
   * of a list taken together. Needs `validate`, and `validate: "report"` needs it. Default nothing. What it throws, or
   * rejects with, is ignored.
   */
  onDrift?: ((drift: Drift) => unknown) | undefined;
  /**
   * Called with what is worth saying and fails no call: this machine's clock is 30 s or more off the server's, or less
   * than a tenth of the hour's requests is left. Once a client for each. Default nothing. What it throws, or rejects
   * with, is ignored.
   */
  onWarning?: ((warning: Warning) => unknown) | undefined;
}

/** A budget of requests, such as a token bucket in Redis. */
export interface Limiter {
  /**
   * Resolves when a request may be sent. The signal aborts when the call does, or its time is over: a wait here counts
   * among those of `publish`'s `timeoutMs`.
   */
  acquire(signal: AbortSignal): Promise<void>;
}

/** An attempt that is about to be sent, for `onRequest`. Neither the token nor headers nor the body are in it. */
export interface RequestEvent {
  /** `GET`, `POST`, `PATCH` or `DELETE`. */
  method: string;
  /** The path with its query. */
  path: string;
  /** 1 for the first attempt. The one with a fresh token after a 401 counts too. */
  attempt: number;
}

/** An attempt that was answered, for `onResponse`. A lost connection or a timeout is none. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status. */
  status: number;
  /** From sending to the last byte, in milliseconds. */
  durationMs: number;
  /** `X-Request-ID`, which Apple's support asks for; undefined when the answer had none. */
  requestId: string | undefined;
}

/** What every method takes as its last argument. */
export interface CallOptions {
  /** Ends the call, waits included; the promise rejects with the signal's reason. Default none. */
  signal?: AbortSignal | undefined;
  /** The longest that one attempt of this call may take, in milliseconds. Default the client's `timeoutMs`. */
  timeoutMs?: number | undefined;
  /**
   * How this call is sent again; `false` for never. What it leaves out is as the client has it. Default the client's
   * `retry`.
   */
  retry?: RetryOptions | false | undefined;
  /**
   * Further headers, which replace the client's own of the same name. Default none. `Authorization` is refused
   * with an {@link ArgumentError}.
   */
  headers?: Record<string, string> | undefined;
}

/** Where Apple has App Store Connect. */
export const defaultBaseUrl = "https://api.appstoreconnect.apple.com";
const defaultTimeoutMs = 60_000;

/** The options with their defaults, checked. */
export interface Settings {
  baseUrl: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The `fetch` that was given, if any. */
  ownFetch: TransportOptions["fetch"];
  headers: Record<string, string>;
  timeoutMs: number;
  retry: RetryOptions;
  patience: Patience;
  limiter: Limiter | undefined;
  onRequest: ((event: RequestEvent) => unknown) | undefined;
  onResponse: ((event: ResponseEvent) => unknown) | undefined;
  /** Undefined for `"off"`. */
  validate: "report" | "throw" | undefined;
  onDrift: ((drift: Drift) => unknown) | undefined;
  onWarning: ((warning: Warning) => unknown) | undefined;
}

/** Applies the defaults and refuses what cannot work, naming the option and never a secret value. */
export function settingsFrom(options: TransportOptions): Settings {
  const { onRequest, onResponse, onDrift, onWarning, userAgent = `alternative-distribution/${version}` } = options;
  for (const name of ["fetch", "onRequest", "onResponse", "onDrift", "onWarning"] as const) {
    if (typeof (options[name] ?? fetch) !== "function")
      throw new ArgumentError(`${name}: must be a function, not ${shown(options[name])}`);
  }
  return {
    baseUrl: checkBaseUrl(options.baseUrl ?? defaultBaseUrl),
    ownFetch: options.fetch,
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    headers: plainHeaders({ accept: "application/json", "user-agent": checkUserAgent(userAgent) }),
    timeoutMs: checkTimeout("timeoutMs", options.timeoutMs ?? defaultTimeoutMs, options.fetch),
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
  throw new ArgumentError(`userAgent: must be text, not ${shown(userAgent)}`);
}

/** Refuses drift that nobody would hear of, and an observer that would never hear of any. */
function checkValidate({ validate, onDrift }: TransportOptions): Settings["validate"] {
  if (validate === "throw" || (validate === "report" && onDrift)) return validate;
  if (validate === "off" || (validate ?? onDrift) === undefined) return undefined;
  throw new ArgumentError(
    validate === undefined || validate === "report"
      ? 'validate: "report" and onDrift need each other; "throw" may have onDrift'
      : `validate: must be "off", "report" with onDrift, or "throw", not ${shown(validate)}`,
  );
}

/** A value that is no secret, as a message shows it. */
function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40));
  return typeof value === "boolean" ? `${value}` : nameOfType(value);
}

/** As far as timers reach, in milliseconds. */
export const longestTimer = 2 ** 31 - 1;

/** Node's `fetch` gives up after that long without headers, or between two pieces of a body. */
const longestOfFetchMs = 300_000;

/** Refuses a time limit that the built-in `fetch` would cut, to call it a lost connection. */
export function checkTimeout(name: string, value: number, ownFetch: unknown): number {
  checkMilliseconds(name, value);
  if (value <= longestOfFetchMs || (ownFetch !== undefined && ownFetch !== globalThis.fetch)) return value;
  throw new ArgumentError(
    `${name}: at most ${longestOfFetchMs}, not ${value}: the built-in fetch gives up after 300 s without a byte. ` +
      "Give a fetch of your own that waits longer",
  );
}

/** A number of milliseconds that a timer can wait. */
export function checkMilliseconds(name: string, value: number): number {
  if (typeof value === "number" && value >= 1 && value <= longestTimer) return value;
  throw new ArgumentError(`${name}: must be a number of milliseconds from 1 to ${longestTimer}, not ${shown(value)}`);
}

/** Without a second attempt; a client with it stays so when a call gives only other members. */
const neverAgain: RetryOptions = { attempts: 1 };

/** What a call, and then the client, says of retries, with the defaults. */
export function patienceFrom(retry: RetryOptions | false | undefined, ofClient: RetryOptions = {}): Patience {
  if (retry !== false && (typeof (retry ?? {}) !== "object" || retry === null)) {
    throw new ArgumentError(`retry: must be { attempts, maxDelayMs, forMs } or false, not ${shown(retry)}`);
  }
  const { attempts, maxDelayMs = 30_000, forMs } = { ...ofClient, ...(retry === false ? neverAgain : retry) };
  if (attempts !== undefined && (!Number.isInteger(attempts) || attempts < 1 || attempts > 10)) {
    throw new ArgumentError(`retry.attempts: must be a whole number from 1 to 10, not ${shown(attempts)}`);
  }
  return {
    attempts: attempts ?? (forMs === undefined ? 3 : Number.POSITIVE_INFINITY),
    limitedAttempts: attempts ?? Number.POSITIVE_INFINITY,
    maxDelayMs: checkMilliseconds("retry.maxDelayMs", maxDelayMs),
    forMs: attempts === 1 ? 0 : checkMilliseconds("retry.forMs", forMs ?? 60_000),
  };
}

function checkLimiter(limiter: Limiter | undefined): Limiter | undefined {
  if (limiter === undefined || typeof limiter?.acquire === "function") return limiter;
  throw new ArgumentError("limiter: must be an object with a function acquire");
}
