import type { Clock } from "../http/clock.js";

const minuteMs = 60_000;

/**
 * A clock for work on real files, which a manual clock would overtake: waits of less than a minute pass at once, longer
 * ones and deadlines never. Its time goes on by what was waited for.
 */
export function createHurriedClock(): Clock {
  let now = Date.now();
  return {
    now: () => now,
    monotonic: () => now,
    after(milliseconds, run, kind) {
      if (kind === "deadline" || milliseconds >= minuteMs) return () => undefined;
      const immediate = setImmediate(() => {
        now += milliseconds;
        run();
      });
      return () => clearImmediate(immediate);
    },
  };
}
