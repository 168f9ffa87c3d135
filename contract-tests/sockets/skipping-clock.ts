import type { Clock } from "../../src/http/clock.js";

export interface SkippingClock extends Clock {
  /** The waits that were skipped, in milliseconds, deadlines left out. */
  readonly waits: readonly number[];
  /** Sets the clock ahead. */
  setAhead(milliseconds: number): void;
}

/** A clock for tests with real sockets: a wait is over at once and sets the clock ahead; a deadline never comes. */
export function createSkippingClock(start = Date.parse("2026-03-01T12:00:00Z")): SkippingClock {
  const waits: number[] = [];
  let now = start;
  return {
    waits,
    now: () => now,
    monotonic: () => now,
    setAhead(milliseconds) {
      now += milliseconds;
    },
    after(milliseconds, run, kind) {
      if (kind === "deadline") return () => {};
      waits.push(milliseconds);
      const immediate = setImmediate(() => {
        now += milliseconds;
        run();
      });
      return () => clearImmediate(immediate);
    },
  };
}
