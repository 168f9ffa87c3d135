const hourlyLimit = 3500;
const hourMs = 3_600_000;

/**
 * Makes the `X-Rate-Limit` of one answer after another. The hour is a rolling one. At 0 requests still go on: the fault
 * `rateLimit` is what refuses, and says that nothing is left.
 */
export function createRateLimitHeader(): (now: number, isUsedUp: boolean) => string {
  const times: number[] = [];
  return (now, isUsedUp) => {
    times.push(now);
    while ((times[0] ?? now) <= now - hourMs) times.shift();
    const left = isUsedUp ? 0 : Math.max(0, hourlyLimit - times.length);
    return `user-hour-lim:${hourlyLimit};user-hour-rem:${left};`;
  };
}
