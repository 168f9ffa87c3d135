/**
 * What `X-Rate-Limit` said last, in requests. The hour is a rolling one, per key. Any figure may be missing.
 *
 * Source: Apple documents `user-hour-lim:3500;user-hour-rem:500;`; minute figures are seen in live answers.
 */
export interface RateLimit {
  /** Requests that the key has in an hour. */
  hourLimit?: number;
  /** Requests that are left of them. */
  hourRemaining?: number;
  /** Requests that the key has in a minute. */
  minuteLimit?: number;
  /** Requests that are left of them. */
  minuteRemaining?: number;
}

const figure = /(?:^|[;,\s])user-(hour|minute)-(lim|rem)\s*:\s*(\d+)\s*(?=[;,]|$)/g;

/** Reads the header leniently: pairs in any order, lines joined with `,`. Undefined when it holds no known figure. */
export function parseRateLimit(header: string | null): RateLimit | undefined {
  const rateLimit: Record<string, number> = {};
  for (const [, unit, what, number] of header?.toLowerCase().matchAll(figure) ?? []) {
    rateLimit[unit + (what === "lim" ? "Limit" : "Remaining")] = Number(number);
  }
  return Object.keys(rateLimit).length > 0 ? rateLimit : undefined;
}
