import type { Clock } from "../http/clock.js";

/** A clock that stands still until a test advances it. */
export interface ManualClock extends Clock {
  /** Runs what is due within that time, in order, each followed by whatever it set off. */
  advance(milliseconds: number): Promise<void>;
  /** Runs whatever is due next, as often as needed, until the promise settles. */
  runUntil<T>(promise: Promise<T>): Promise<T>;
  /** Sets the wall clock, forwards or backwards. */
  step(milliseconds: number): void;
  /** The waits so far, in milliseconds, without deadlines. */
  readonly waits: readonly number[];
  /** How many timers run. */
  readonly running: number;
}

interface Timer {
  at: number;
  run: () => void;
}

const startOfTests = Date.parse("2026-03-01T12:00:00Z");

export function createManualClock(start = startOfTests): ManualClock {
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
    get running() {
      return timers.size;
    },
  };
}

/** Runs everything that does not wait for a timer. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export interface SkippingClock extends Clock {
  /** The waits that were skipped, in milliseconds. */
  readonly waits: readonly number[];
  /** Sets the clock ahead. */
  setAhead(milliseconds: number): void;
}

/**
 * A clock for work on real files and sockets, which a manual clock would overtake: waits end at once and advance the
 * clock; deadlines never come.
 */
export function createSkippingClock(start = Date.now()): SkippingClock {
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
      if (kind === "deadline") return () => undefined;
      waits.push(milliseconds);
      const immediate = setImmediate(() => {
        now += milliseconds;
        run();
      });
      return () => clearImmediate(immediate);
    },
  };
}
