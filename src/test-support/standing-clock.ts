import type { Clock } from "../http/clock.js";

/** A clock on which nothing is ever due, and that counts the timers that run. */
export interface StandingClock extends Clock {
  running: number;
}

export function createStandingClock(): StandingClock {
  const clock = {
    running: 0,
    now: () => 0,
    monotonic: () => 0,
    after: () => {
      clock.running++;
      return () => {
        clock.running--;
      };
    },
  };
  return clock;
}
