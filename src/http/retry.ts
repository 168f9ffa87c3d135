import {
  AppStoreConnectError,
  ConnectionError,
  ResponseError,
  TimeoutError,
  UnexpectedResponseError,
} from "../errors.js";
import type { Clock } from "./clock.js";
import { isPermanentFailure } from "./connection-failure.js";
import { serverTimeOf } from "./headers.js";

/** {@link RetryOptions} with their defaults. */
export interface Patience {
  /** After faults of the server or the connection. */
  attempts: number;
  /** After 429. */
  limitedAttempts: number;
  maxDelayMs: number;
  forMs: number;
}

/** A failed attempt: its status, or none when the connection was lost. */
export interface Failure {
  status?: number;
  retryAfterSeconds?: number | undefined;
}

const rateLimited = 429;

/** Whether the rate limit is used up. Nothing was carried out. */
export function isRateLimited({ status }: Failure): boolean {
  return status === rateLimited;
}

/** Statuses after which the same request may succeed; a lost connection has none. */
const transient = new Set([undefined, 408, 500, 502, 503, 504]);
const repeatable = new Set(["GET", "DELETE"]);

/**
 * Whether the same request may be sent again. After a 429 any request may, since it was not carried out. After a lost
 * connection or a transient status the outcome is unknown, so only idempotent requests may; a POST or PATCH is never
 * repeated blindly, since Apple has no idempotency key.
 */
export function isRetryable(method: string, failure: Failure): boolean {
  return isRateLimited(failure) || (transient.has(failure.status) && repeatable.has(method));
}

/** Whether a status refuses the download URL itself, for example because it has expired: a fresh URL may work. */
export function isUrlRefused(status: number): boolean {
  return status >= 400 && status < 500 && status !== rateLimited && !transient.has(status);
}

/** Whether a status means a failure of the server or a proxy, rather than a refusal by Apple. */
export function isServerFailure(status: number): boolean {
  return status >= 500 || status === 408;
}

/**
 * Whether the outcome of a failed call is unknown: there was no usable response. A response that breaks the contract is
 * usable.
 */
export function isOutcomeUnknown(error: unknown): error is Error {
  if (error instanceof ResponseError) return isServerFailure(error.status);
  if (error instanceof UnexpectedResponseError) return error.drift.length === 0;
  // Nothing was sent to a server that was not trusted or not reached.
  if (error instanceof ConnectionError) return !isPermanentFailure(error);
  return error instanceof TimeoutError;
}

/** Whether the same read may succeed later: the rate limit is reached, or the outcome is unknown. */
export function isTransient(error: unknown): error is Error {
  return (error instanceof ResponseError && isRateLimited(error)) || isOutcomeUnknown(error);
}

/**
 * Whether a failed download may be resumed: failures of the connection are transient; what this package found in the
 * file, in the response or on the disk is not.
 */
export function isResumable(error: unknown): boolean {
  if (isPermanentFailure(error)) return false;
  const isOurs = error instanceof AppStoreConnectError;
  return !isOurs || error instanceof ConnectionError || error instanceof TimeoutError;
}

/**
 * Whether a status refuses the token. Any request is then sent once more with a fresh one, regardless of `retry`:
 * nothing was carried out, and Apple sometimes refuses good tokens.
 */
export function isTokenRefused(status: number): boolean {
  return status === 401;
}

/**
 * Whether a failed request is sent again, given its attempts and delays so far.
 */
export function isSentAgain(
  { method, attempt, waitedMs }: { method: string; attempt: number; waitedMs: number },
  failure: Failure,
  patience: Patience,
): boolean {
  const attempts = isRateLimited(failure) ? patience.limitedAttempts : patience.attempts;
  return isRetryable(method, failure) && attempt < attempts && waitedMs < patience.forMs;
}

const firstBackoffMs = 500;
const maxBackoffMs = 30_000;

/**
 * Milliseconds to wait before the next attempt, after a server error or a lost connection: `Retry-After`, or else
 * exponential with full jitter; both capped. From the third attempt on, at least half of the exponential bound, even if
 * `Retry-After` is less.
 */
export function retryDelay(
  attempt: number,
  { retryAfterSeconds }: Failure,
  { maxDelayMs }: Pick<Patience, "maxDelayMs">,
  random: number,
): number {
  const boundMs = Math.min(firstBackoffMs * 2 ** (attempt - 1), maxBackoffMs);
  if (retryAfterSeconds === undefined) return random * Math.min(boundMs, maxDelayMs);
  return Math.min(Math.max(retryAfterSeconds * 1000, attempt < 3 ? 0 : boundMs / 2), maxDelayMs);
}

/**
 * Milliseconds to wait after so many 429 in a row: `Retry-After`, or else exponential from a second, half of it random.
 * Never less than half a second.
 */
export function limitedDelay(refusals: number, retryAfterSeconds: number | undefined, random: number): number {
  if (retryAfterSeconds !== undefined) return Math.max(retryAfterSeconds * 1000, firstBackoffMs);
  return (0.5 + random / 2) * Math.min(2 * firstBackoffMs * 2 ** (refusals - 1), maxBackoffMs);
}

/** Delay before a refused token is replaced: Apple sometimes refuses good ones for a moment. */
export const freshTokenDelayMs = 500;

const secondsOfYear = 365 * 24 * 60 * 60;

/** The seconds of `Retry-After`; relative to the response's own `Date`, since this machine's clock may be wrong. */
export function retryAfterOf(response: Response, now: number): number | undefined {
  const serverTime = serverTimeOf(response);
  return parseRetryAfter(response.headers.get("Retry-After"), Number.isNaN(serverTime) ? now : serverTime);
}

/**
 * The seconds of a `Retry-After` header, which is a number or a date; at most a year, since very long numbers would be
 * Infinity.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\d+$/.test(header.trim())) return Math.min(Number(header), secondsOfYear);
  // `Date.parse` accepts "1.5" and "-5" as dates, too.
  const date = /[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
  if (Number.isNaN(date)) return undefined;
  return Math.min(Math.max(0, Math.ceil((date - now) / 1000)), secondsOfYear);
}

/** How long the delays of several calls may take together: for retries and for the rate limit. */
export interface WaitBudget {
  /** In milliseconds, 0 or more. */
  leftMs(): number;
  /** Subtracts a delay that has just ended. Concurrent delays count once. */
  spend(waitedMs: number): void;
}

export function createWaitBudget(clock: Clock, totalMs: number): WaitBudget {
  let left = totalMs;
  let countedUntil = Number.NEGATIVE_INFINITY;
  return {
    leftMs: () => Math.max(0, left),
    spend(waitedMs) {
      const now = clock.monotonic();
      left -= Math.min(waitedMs, Math.max(0, now - countedUntil));
      countedUntil = now;
    },
  };
}
