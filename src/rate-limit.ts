/**
 * What `X-Rate-Limit` said last. The hour is a rolling one, per key. Any figure may be missing.
 *
 * Source: Apple documents `user-hour-lim:3500;user-hour-rem:500;`; minute figures are seen in live answers.
 */
export interface RateLimit {
  hourLimit?: number;
  hourRemaining?: number;
  minuteLimit?: number;
  minuteRemaining?: number;
}

const figures = new Map<string, keyof RateLimit>([
  ["user-hour-lim", "hourLimit"],
  ["user-hour-rem", "hourRemaining"],
  ["user-minute-lim", "minuteLimit"],
  ["user-minute-rem", "minuteRemaining"],
]);

/** Reads the header leniently: pairs in any order, lines joined with `,`. Undefined when it holds no known figure. */
export function parseRateLimit(header: string | null): RateLimit | undefined {
  if (!header) return undefined;
  const rateLimit: RateLimit = {};
  for (const pair of header.split(/[;,]/)) {
    const [name = "", value = ""] = pair.split(":").map((part) => part.trim());
    const figure = figures.get(name.toLowerCase());
    if (figure && /^\d+$/.test(value)) rateLimit[figure] = Number(value);
  }
  return Object.keys(rateLimit).length > 0 ? rateLimit : undefined;
}
