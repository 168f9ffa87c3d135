import { linkSignals } from "../http/deadline.js";

/**
 * Runs a job for each item, a few at once, in order. When one fails the others are aborted, and the failure is thrown
 * once all have ended: nothing goes on behind the caller's back.
 */
export async function atOnce<Item, Result>(
  items: readonly Item[],
  most: number,
  outer: AbortSignal | undefined,
  run: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const { signal, abort, unlink } = linkSignals([outer]);
  const results: Result[] = [];
  const rest = items.entries();
  const work = async () => {
    for (const [index, item] of rest) {
      signal.throwIfAborted();
      results[index] = await run(item, signal);
    }
  };
  let failure: { error: unknown } | undefined;
  const workers = Array.from({ length: Math.min(most, items.length) }, () =>
    work().catch((error) => {
      failure ??= { error };
      abort(error);
    }),
  );
  await Promise.all(workers);
  unlink();
  if (failure) throw failure.error;
  return results;
}
