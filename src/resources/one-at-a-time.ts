import { untilAborted } from "../http/clock.js";

/** Runs jobs with the same key one after the other; the signal ends the wait for one's turn. */
export type Queue = <T>(key: string, run: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

export function createQueue(): Queue {
  const last = new Map<string, Promise<unknown>>();
  return (key, run, signal) => {
    const before = last.get(key);
    const turn = before && untilAborted(before, signal);
    const job = turn ? turn.then(run) : run();
    const settled = Promise.all([before, job.catch(() => undefined)]).finally(() => {
      if (last.get(key) === settled) last.delete(key);
    });
    last.set(key, settled);
    return job;
  };
}
