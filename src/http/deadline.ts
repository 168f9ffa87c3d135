import { ArgumentError } from "../errors.js";
import type { Clock } from "./clock.js";

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

/** What is called when a signal aborts. */
const waiting = new WeakMap<AbortSignal, { runs: Set<() => void>; stop: () => void }>();

/**
 * Calls a function when a signal aborts; the function returned takes it back. However many wait for the same signal, it
 * has one listener of ours, and none once nothing waits: Node warns at eleven, and a signal may outlive thousands of runs.
 */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  const all = waiting.get(signal) ?? listenTo(signal);
  // A function of its own, so that the same one may wait twice.
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

/** A signal that aborts with the first of several, and follows them until it is told to stop. */
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
