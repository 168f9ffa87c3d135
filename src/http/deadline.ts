import { ArgumentError } from "../errors.js";
import { type Clock, untilAborted } from "./clock.js";

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
  checkSignal(signal);
  if (signal?.aborted) throw signal.reason;
  const controller = new AbortController();
  // Stryker disable next-line OptionalChaining: only a signal that exists calls it
  const onAbort = () => controller.abort(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  const cancelTimer = clock.after(timeoutMs, () => controller.abort(onTimeout()));
  try {
    return await untilAborted(run(controller.signal), controller.signal);
  } finally {
    cancelTimer();
    signal?.removeEventListener("abort", onAbort);
  }
}

function checkSignal(signal: AbortSignal | undefined): void {
  if (signal && !("addEventListener" in signal)) throw new ArgumentError("signal: must be an AbortSignal");
}
