import type { AlternativeDistributionPackage } from "../../generated/schema.js";
import { ResponseError } from "../errors.js";
import type { Clock } from "../http/clock.js";
import { sleep, untilAborted } from "../http/deadline.js";
import { isOutcomeUnknown } from "../http/retry.js";

/** What `client.packages.ensure` resolves to. */
export interface EnsuredPackage {
  /** The package, found or created. In Apple's example of a created one there are links and no attributes. */
  data: AlternativeDistributionPackage;
  /**
   * Whether this call created the package. When the answer to the POST was lost, and the package that was not there
   * before is there now, that counts as created.
   */
  created: boolean;
}

/** How long to wait before each read that looks for what a POST without a response may have created, in milliseconds. */
const settleDelaysMs = [0, 1_000, 4_000];

/** How to read something of which there is one at most, and how to create it. */
export interface Source<T> {
  read(): Promise<T | undefined>;
  create(): Promise<T>;
}

/** Reads, creates when there is none, and settles a refused or unanswered POST by reading again. */
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

/** Reads until there is something. A read that fails is no answer; what the POST failed with is what counts then. */
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
