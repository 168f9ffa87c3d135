import { ArgumentError } from "../errors.js";
import type { Clock } from "./clock.js";
import { onAbort } from "./on-abort.js";

/**
 * Runs one attempt under a deadline and the caller's signal. The attempt gets a signal of its own, and is left behind
 * when it does not heed it; `abandon` aborts that signal, and does not end the attempt. Rejects with `onTimeout()` when the time is up, with the caller's reason when they abort.
 */
export async function withDeadline<T>(
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal | undefined,
  onTimeout: () => Error,
  run: (signal: AbortSignal, abandon: () => void) => Promise<T>,
): Promise<T> {
  checkSignal(signal);
  if (signal?.aborted) throw signal.reason;
  const controller = new AbortController();
  let cancelTimer = () => {};
  let stopListening = () => {};
  try {
    return await new Promise<T>((resolve, reject) => {
      const end = (reason: unknown) => {
        controller.abort(reason);
        reject(reason);
      };
      if (signal) stopListening = onAbort(signal, () => end(signal.reason));
      cancelTimer = clock.after(timeoutMs, () => end(onTimeout()), "deadline");
      run(controller.signal, () => controller.abort()).then(resolve, reject);
    });
  } finally {
    cancelTimer();
    stopListening();
  }
}

/** Refuses what is no AbortSignal; one of another realm is one. */
export function checkSignal(signal: unknown): void {
  if (signal === undefined || signal === null) return;
  const { addEventListener, aborted } = signal as Partial<AbortSignal>;
  if (typeof addEventListener === "function" && typeof aborted === "boolean") return;
  throw new ArgumentError("signal: must be an AbortSignal");
}
