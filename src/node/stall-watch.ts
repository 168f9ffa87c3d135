import type { Clock } from "../http/clock.js";
import { linkSignals, untilAborted } from "../http/deadline.js";

/** Ends a transfer that has gone quiet; how long it takes in all does not matter. */
export interface StallWatch {
  /** Aborts when nothing came for too long, or when the caller aborts. */
  signal: AbortSignal;
  /** Something came. */
  alive(): void;
  /** Waits for a promise, also for one that does not heed the signal. */
  until<T>(running: Promise<T> | T): Promise<T>;
  stop(): void;
}

export function createStallWatch(clock: Clock, timeoutMs: number, outer: AbortSignal): StallWatch {
  const { signal, abort, unlink } = linkSignals([outer]);
  const begin = () => clock.after(timeoutMs, () => abort(new Error(`no byte for ${timeoutMs} ms`)), "deadline");
  let cancelTimer = begin();
  return {
    signal,
    alive() {
      cancelTimer();
      cancelTimer = begin();
    },
    until(running) {
      const promise = Promise.resolve(running);
      // It may still fail when nobody waits for it any more.
      promise.catch(() => undefined);
      return untilAborted(promise, signal);
    },
    stop() {
      cancelTimer();
      unlink();
      // What is still on its way is not wanted any more.
      abort(undefined);
    },
  };
}
