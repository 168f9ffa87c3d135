import type { AlternativeDistributionPackage } from "../../generated/schema.js";
import { ResponseError } from "../errors.js";
import type { Clock } from "../http/clock.js";
import { sleep, untilAborted } from "../http/deadline.js";
import { isOutcomeUnknown } from "../http/retry.js";

/** The result of `client.packages.ensure`. */
export interface EnsuredPackage {
  /** The package. A created one has links and no attributes in Apple's example. */
  data: AlternativeDistributionPackage;
  /**
   * Whether this call created the package. True also when the response to the POST was lost and the package exists
   * afterwards.
   */
  created: boolean;
}

/** Delays before each read after a POST without a response, in milliseconds. */
const settleDelaysMs = [0, 1_000, 4_000];

/** How to read something of which at most one exists, and how to create it. */
export interface Source<T> {
  read(): Promise<T | undefined>;
  create(): Promise<T>;
}

/** Reads, creates if there is none, and reads again after a POST that was refused with 409 or got no response. */
export async function ensureOne<T>(
  { read, create }: Source<T>,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<{ data: T; created: boolean }> {
  const existing = await read();
  if (existing) return { data: existing, created: false };
  try {
    return { data: await create(), created: true };
  } catch (error) {
    const lost = isOutcomeUnknown(error);
    const isConflict = error instanceof ResponseError && error.status === 409;
    if (!lost && !isConflict) throw error;
    const data = await settle(read, clock, lost ? settleDelaysMs : [0], signal);
    if (data) return { data, created: lost };
    throw error;
  }
}

/** Reads until something is found. Errors of these reads are ignored: the error of the POST counts then. */
async function settle<T>(
  read: () => Promise<T | undefined>,
  clock: Clock,
  delaysMs: readonly number[],
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  for (const delayMs of delaysMs) {
    await sleep(clock, delayMs, signal);
    const found = await read().catch(() => undefined);
    signal?.throwIfAborted();
    if (found) return found;
  }
  return undefined;
}

/** Runs jobs with the same key one after the other; the signal ends the wait of a job. */
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
