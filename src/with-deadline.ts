import type { Clock } from "./clock.js";

class OutOfTime {}
const outOfTime = new OutOfTime();

/**
 * Runs one attempt under a deadline and the caller's signal. The attempt gets a signal of its own, and is left behind
 * when it does not heed it. Rejects with `onTimeout()` when the time is up, with the caller's reason when they abort.
 */
export async function withDeadline<T>(
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal | undefined,
  onTimeout: () => Error,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const forward = () => controller.abort(signal?.reason);
  const cancel = clock.after(timeoutMs, () => controller.abort(outOfTime));
  signal?.addEventListener("abort", forward, { once: true });
  try {
    return await untilAborted(run(controller.signal), controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    throw controller.signal.reason === outOfTime ? onTimeout() : controller.signal.reason;
  } finally {
    cancel();
    signal?.removeEventListener("abort", forward);
  }
}

/** Waits for a promise, and no longer once the signal aborts. */
export function untilAborted<T>(running: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    running.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
