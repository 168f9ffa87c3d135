import type { Clock } from "./clock.js";
import { ArgumentError } from "./errors.js";

/**
 * Runs one attempt under a deadline and the caller's signal. The attempt gets a signal of its own, and is left behind
 * when it does not heed it. Rejects with `onTimeout()` when the time is up, with the caller's reason when they abort.
 */
export function withDeadline<T>(
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal | undefined,
  onTimeout: () => Error,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    checkSignal(signal);
    if (signal?.aborted) return reject(signal.reason);
    const controller = new AbortController();
    const end = (reason: unknown) => {
      finish();
      reject(reason);
      controller.abort(reason);
    };
    const onAbort = () => end(signal?.reason);
    signal?.addEventListener("abort", onAbort);
    const cancelTimer = clock.after(timeoutMs, () => end(onTimeout()));
    const finish = () => {
      cancelTimer();
      signal?.removeEventListener("abort", onAbort);
    };
    run(controller.signal).finally(finish).then(resolve, reject);
  });
}

function checkSignal(signal: AbortSignal | undefined): void {
  if (signal && !("addEventListener" in signal)) throw new ArgumentError("signal: must be an AbortSignal");
}

/** Waits for a promise, and no longer once the signal aborts. */
export function untilAborted<T>(running: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    running.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
