import type { Clock } from "./clock.js";

/** How long the waits of several calls may be in all: for retries and for the key's limit. */
export interface WaitBudget {
  /** In milliseconds, 0 or more. */
  leftMs(): number;
  /** Takes out a wait that has just ended. Waits at the same time count once. */
  spend(waitedMs: number): void;
}

export function createWaitBudget(clock: Clock, totalMs: number): WaitBudget {
  let left = totalMs;
  let countedUntil = Number.NEGATIVE_INFINITY;
  return {
    leftMs: () => Math.max(0, left),
    spend(waitedMs) {
      const now = clock.monotonic();
      left -= Math.min(waitedMs, Math.max(0, now - countedUntil));
      countedUntil = now;
    },
  };
}
