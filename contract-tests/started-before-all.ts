import { afterAll, beforeAll } from "vitest";

/**
 * Starts something before the tests of a file, and closes it after them. When it cannot be started, that is the one error
 * to be seen.
 */
export function startedBeforeAll<T extends { close(): Promise<unknown> }>(start: () => Promise<T>): () => T {
  let started: T | undefined;
  beforeAll(async () => {
    started = await start();
  });
  afterAll(() => started?.close());
  return () => {
    if (!started) throw new Error("not started yet: it is there for tests and later hooks");
    return started;
  };
}
