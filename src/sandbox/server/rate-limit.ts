/** How many requests the key of a sandbox has in a window. */
export interface RateLimitOptions {
  /** Requests in a window. Default 3,500, as Apple documents for an hour. */
  perHour?: number | undefined;
  /** How long a window is, in milliseconds: a scaled-down one makes a test of hours one of seconds. Default 3,600,000. */
  windowMs?: number | undefined;
}

/** What a request does to the limit. */
export interface Counted {
  /** Whether the limit was reached before it. */
  isOver: boolean;
  /** The `X-Rate-Limit` of its response. */
  header: string;
}

/**
 * Counts requests in a rolling window. Whatever is refused does not count: Apple documents nothing of it.
 */
export function createRateLimit({ perHour = 3500, windowMs = 3_600_000 }: RateLimitOptions = {}) {
  const times: number[] = [];
  return (now: number, isUsedUp: boolean): Counted => {
    while ((times[0] ?? now) <= now - windowMs) times.shift();
    const isOver = times.length >= perHour;
    if (!isOver) times.push(now);
    const left = isUsedUp ? 0 : perHour - times.length;
    return { isOver, header: `user-hour-lim:${perHour};user-hour-rem:${left};` };
  };
}
