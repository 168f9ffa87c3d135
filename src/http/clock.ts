import { onAbort } from "./on-abort.js";

/** Time, as the client sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970: for tokens and dates. It may be set, forwards and backwards. */
  now(): number;
  /** Milliseconds from some moment on, which only ever grow: for durations. */
  monotonic(): number;
  /**
   * Calls `run` after that many milliseconds; the function returned cancels it. `kind` is for the clocks of tests: a
   * wait comes to its end, a deadline is to be met.
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

/** How long to wait by default, in milliseconds, for a package version to be COMPLETED. */
export const defaultWaitTimeoutMs = 30 * 60_000;

/** Waits; rejects at once with the signal's reason when the signal aborts. */
export function sleep(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  let cancel = () => {};
  const time = new Promise<void>((resolve) => {
    cancel = clock.after(milliseconds, resolve);
  });
  return untilAborted(time, signal).finally(cancel);
}

/** Waits for a promise, and no longer once the signal aborts. */
export function untilAborted<T>(running: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return running;
  // What nobody waits for any more may fail.
  running.catch(() => undefined);
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = onAbort(signal, () => reject(signal.reason));
    running.then(resolve, reject).finally(stop);
  });
}
