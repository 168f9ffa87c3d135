import { ArgumentError } from "../errors.js";
import { shownValue } from "./redact.js";

/** The source of time; tests replace it. */
export interface Clock {
  /** Milliseconds since 1970, for tokens and dates. The clock may be set, forwards and backwards. */
  now(): number;
  /** Milliseconds since an arbitrary moment, which never decrease: for durations. */
  monotonic(): number;
  /**
   * Calls `run` after that many milliseconds; the returned function cancels it. `kind` is for the clocks of tests,
   * which skip waits but not deadlines.
   */
  after(milliseconds: number, run: () => void, kind?: "deadline"): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The longest delay of a timer, in milliseconds. */
export const maxTimerMs = 2 ** 31 - 1;

// The defaults of time, in milliseconds.
/** For one attempt of a request. */
export const defaultAttemptTimeoutMs = 60_000;
/** Between two attempts. */
export const defaultMaxDelayMs = 30_000;
/** For all waits of one call. */
export const defaultRetryForMs = 60_000;
/** For a package version to be COMPLETED. */
export const defaultWaitTimeoutMs = 30 * 60_000;

/** Requires a number of milliseconds that a timer can wait. */
export function checkMilliseconds(name: string, value: number): number {
  if (typeof value === "number" && value >= 1 && value <= maxTimerMs) return value;
  throw new ArgumentError(
    `${name}: must be a number of milliseconds from 1 to ${maxTimerMs}, not ${shownValue(value)}`,
  );
}
