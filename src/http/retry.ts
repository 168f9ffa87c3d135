/**
 * How often and how patiently a request is tried again: after 429 any, after 408, 500, 502, 503, 504 or a lost
 * connection GET and DELETE only. The wait is `Retry-After`, or else exponential from 500 ms with full jitter.
 * A DELETE tried again may find nothing left: that is a 404 like any other.
 *
 * Source: Apple documents 429, and neither `Retry-After` nor an idempotency key.
 */
export interface RetryOptions {
  /** How often a request is sent at the most, the first time included. Default 3, from 1 to 10. */
  attempts?: number | undefined;
  /**
   * The longest wait between two attempts, in milliseconds; a longer `Retry-After` is cut to it. Default 30,000, from 1
   * to 2,147,483,647.
   */
  maxDelayMs?: number | undefined;
}

/** How an attempt went wrong: what the response said, or nothing when the connection was lost. */
export interface Failure {
  status?: number;
  retryAfterSeconds?: number | undefined;
}

/** The statuses of passing faults; a lost connection has none. */
const passing = new Set([undefined, 408, 500, 502, 503, 504]);
const repeatable = new Set(["GET", "DELETE"]);

/**
 * Whether the same request may be sent again. A 429 was not carried out, so any request may. After a lost connection or
 * a passing fault nobody knows, so only those may for which twice is the same as once; a POST or PATCH never is sent
 * again blindly, since Apple has no idempotency key.
 */
export function isRetryable(method: string, { status }: Failure): boolean {
  return status === 429 || (passing.has(status) && repeatable.has(method));
}

const firstDelayMs = 500;

/** Milliseconds to wait before the next attempt: `Retry-After`, or else exponential with full jitter; both capped. */
export function retryDelay(attempt: number, failure: Failure, maxDelayMs: number, random: number): number {
  const { retryAfterSeconds } = failure;
  if (retryAfterSeconds !== undefined) return Math.min(retryAfterSeconds * 1000, maxDelayMs);
  return random * Math.min(firstDelayMs * 2 ** (attempt - 1), maxDelayMs);
}

/** Seconds that a `Retry-After` header asks for, which is a number or a date. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header);
  // `Date.parse` takes "1.5" and "-5" for dates as well.
  const date = /[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
