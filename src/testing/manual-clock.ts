import type { Clock } from "../http/clock.js";

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** Goes on by that much; what was due on the way runs in order, each followed by whatever it set off. */
  advance(milliseconds: number): Promise<void>;
  /** Goes on to whatever is due next, as often as needed, until the promise settles. */
  runUntil<T>(promise: Promise<T>): Promise<T>;
  /** Somebody sets the wall clock, forwards or backwards. */
  step(milliseconds: number): void;
  /** The waits asked for so far, in milliseconds, deadlines left out. */
  readonly waits: readonly number[];
}

interface Timer {
  at: number;
  run: () => void;
}

export function createManualClock(start = Date.parse("2026-03-01T12:00:00Z")): ManualClock {
  let now = start;
  let stepped = 0;
  const timers = new Set<Timer>();
  const waits: number[] = [];

  function next(before: number): Timer | undefined {
    const due = [...timers].filter((timer) => timer.at <= before);
    return due.sort((a, b) => a.at - b.at)[0];
  }

  async function fire(timer: Timer): Promise<void> {
    timers.delete(timer);
    now = Math.max(now, timer.at);
    timer.run();
    await settle();
  }

  return {
    now: () => now + stepped,
    monotonic: () => now,
    step(milliseconds) {
      stepped += milliseconds;
    },
    after(milliseconds, run, kind) {
      const timer = { at: now + milliseconds, run };
      timers.add(timer);
      if (kind !== "deadline") waits.push(milliseconds);
      return () => timers.delete(timer);
    },
    async advance(milliseconds) {
      const until = now + milliseconds;
      await settle();
      for (let timer = next(until); timer; timer = next(until)) await fire(timer);
      now = until;
    },
    async runUntil(promise) {
      let settled = false;
      const done = () => {
        settled = true;
      };
      promise.then(done, done);
      await settle();
      while (!settled) {
        const timer = next(Number.POSITIVE_INFINITY);
        if (timer) await fire(timer);
        else await settle();
      }
      return promise;
    },
    waits,
  };
}

/** Lets everything that waits for no timer run. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
