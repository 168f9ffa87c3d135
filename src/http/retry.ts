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

/** How an attempt went wrong: what the response said, or nothing when the connection was lost. */
export interface Failure {
  status?: number;
  retryAfterSeconds?: number | undefined;
}

const rateLimited = 429;

/** Whether the key, or the server, has had enough requests for now. Nothing was carried out. */
export function isRateLimited({ status }: Failure): boolean {
  return status === rateLimited;
}

/** The statuses after which the same request may succeed; a lost connection has none. */
const transient = new Set([undefined, 408, 500, 502, 503, 504]);
const repeatable = new Set(["GET", "DELETE"]);

/**
 * Whether the same request may be sent again. A 429 was not carried out, so any request may. After a lost connection or
 * a transient status nobody knows, so only those may for which twice is the same as once; a POST or PATCH is never sent
 * again blindly, since Apple has no idempotency key.
 */
export function isRetryable(method: string, failure: Failure): boolean {
  return isRateLimited(failure) || (transient.has(failure.status) && repeatable.has(method));
}

/** Whether a status refuses a download URL itself, as an expired one: a fresh URL may then work at once. */
export function isUrlRefused(status: number): boolean {
  return status >= 400 && status < 500 && status !== rateLimited && !transient.has(status);
}

/** Whether a status says that something failed on the way or at the server, rather than that Apple refused. */
export function isServerFailure(status: number): boolean {
  return status >= 500 || status === 408;
}

/**
 * Whether a call failed in a way that leaves its outcome unknown: no usable response came, or one that says no more
 * than that something went wrong on the way. A response that breaks the contract is one that came.
 */
export function isOutcomeUnknown(error: unknown): error is Error {
  if (error instanceof ResponseError) return isServerFailure(error.status);
  if (error instanceof UnexpectedResponseError) return error.drift.length === 0;
  // A server that was not trusted, or not reached, was not asked.
  if (error instanceof ConnectionError) return !isPermanentFailure(error);
  return error instanceof TimeoutError;
}

/** Whether the same read may succeed later: the rate limit is reached, or the outcome is unknown. */
export function isTransient(error: unknown): error is Error {
  return (error instanceof ResponseError && isRateLimited(error)) || isOutcomeUnknown(error);
}

/**
 * Whether a download that failed so may be resumed: the connection's own failures may pass, what this package has found
 * in the file, in the response or on the disk does not.
 */
export function isResumable(error: unknown): boolean {
  if (isPermanentFailure(error)) return false;
  const isOurs = error instanceof AppStoreConnectError;
  return !isOurs || error instanceof ConnectionError || error instanceof TimeoutError;
}

/**
 * Whether a status refuses the token. Tried once more with a fresh one, of any method and whatever `retry` says: nothing
 * was carried out, and Apple refuses good tokens at times.
 */
export function isTokenRefused(status: number): boolean {
  return status === 401;
}

/**
 * Whether a request that failed so after so many attempts, and so many milliseconds of waiting, is sent again.
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
 * Milliseconds to wait before the next attempt, after a fault of the server or the connection: `Retry-After`, or else
 * exponential with full jitter; both capped. From the third attempt on, a server that asks for less than half of that
 * is not taken at its word.
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
 * Milliseconds to wait after so many 429 in a row: `Retry-After`, or else exponential from a second, of which half is
 * left to chance. Never less than half a second, whatever the server asks for.
 */
export function limitedDelay(refusals: number, retryAfterSeconds: number | undefined, random: number): number {
  if (retryAfterSeconds !== undefined) return Math.max(retryAfterSeconds * 1000, firstBackoffMs);
  return (0.5 + random / 2) * Math.min(2 * firstBackoffMs * 2 ** (refusals - 1), maxBackoffMs);
}

/** Before a token that was refused is replaced: Apple refuses good ones at times, and for a moment. */
export const freshTokenDelayMs = 500;

const secondsOfYear = 365 * 24 * 60 * 60;

/** Seconds that a response asks to wait for; by its own clock, since this machine's may be off. */
export function retryAfterOf(response: Response, now: number): number | undefined {
  const serverTime = serverTimeOf(response);
  return parseRetryAfter(response.headers.get("Retry-After"), Number.isNaN(serverTime) ? now : serverTime);
}

/**
 * Seconds that a `Retry-After` header asks for, which is a number or a date. From 0 to a year, to which more is cut:
 * digits without end would be read as Infinity.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\d+$/.test(header.trim())) return Math.min(Number(header), secondsOfYear);
  // `Date.parse` takes "1.5" and "-5" for dates as well.
  const date = /[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
  if (Number.isNaN(date)) return undefined;
  return Math.min(Math.max(0, Math.ceil((date - now) / 1000)), secondsOfYear);
}

/** How long the waits of several calls may be in all: for retries and for the key's limit. */
export interface WaitBudget {
  /** In milliseconds, 0 or more. */
  leftMs(): number;
  /** Takes out a wait that has just ended. Waits at the same time count once. */
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
