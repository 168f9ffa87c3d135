import { ArgumentError } from "../errors.js";
import type { Clock } from "./clock.js";

/**
 * Runs one attempt under a deadline and the caller's signal. The attempt gets its own signal, and is not waited for
 * when it ignores it; `abandon` aborts that signal without ending the attempt. Rejects with `onTimeout()` when the time
 * is up, with the caller's reason when they abort.
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

/** Requires an AbortSignal, possibly of another realm. */
export function checkSignal(signal: unknown): void {
  if (signal === undefined || signal === null) return;
  const { addEventListener, aborted } = signal as Partial<AbortSignal>;
  if (typeof addEventListener === "function" && typeof aborted === "boolean") return;
  throw new ArgumentError("signal: must be an AbortSignal");
}

/** Waits; rejects at once with the signal's reason when the signal aborts. */
export function sleep(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  let cancel = () => {};
  const time = new Promise<void>((resolve) => {
    cancel = clock.after(milliseconds, resolve);
  });
  return untilAborted(time, signal).finally(cancel);
}

/** Waits for a promise until the signal aborts. */
export function untilAborted<T>(running: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return running;
  // Once aborted, its rejection is not handled elsewhere.
  running.catch(() => undefined);
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = onAbort(signal, () => reject(signal.reason));
    running.then(resolve, reject).finally(stop);
  });
}

/** The callbacks of each signal. */
const waiting = new WeakMap<AbortSignal, { runs: Set<() => void>; stop: () => void }>();

/**
 * Calls a function when a signal aborts; the returned function unregisters it. A signal never has more than one
 * listener of ours, and none when nothing waits: Node warns at eleven, and a signal may outlive thousands of calls.
 */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  const all = waiting.get(signal) ?? listenTo(signal);
  // A new function, so that the same one can be registered twice.
  const entry = () => run();
  all.runs.add(entry);
  return () => {
    if (all.runs.delete(entry) && all.runs.size === 0) all.stop();
  };
}

function listenTo(signal: AbortSignal) {
  const runs = new Set<() => void>();
  const onEvent = () => {
    stop();
    for (const run of [...runs]) run();
  };
  const stop = () => {
    waiting.delete(signal);
    signal.removeEventListener("abort", onEvent);
  };
  const all = { runs, stop };
  waiting.set(signal, all);
  signal.addEventListener("abort", onEvent);
  return all;
}

/** A signal that aborts with the first of several, until it is unlinked. */
export interface LinkedSignal {
  signal: AbortSignal;
  abort(reason: unknown): void;
  unlink(): void;
}

/** In place of `AbortSignal.any`, whose signals stay known to a long-lived one on Node 20. */
export function linkSignals(sources: readonly (AbortSignal | undefined)[]): LinkedSignal {
  const controller = new AbortController();
  const abort = (reason: unknown) => controller.abort(reason);
  const links = sources.map((source) => {
    if (source?.aborted) abort(source.reason);
    return source && onAbort(source, () => abort(source.reason));
  });
  const unlink = () => {
    for (const link of links) link?.();
  };
  return { signal: controller.signal, abort, unlink };
}
