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
