import { afterAll, beforeAll } from "vitest";
import type { RunningServer } from "./prism.js";

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

/** The Prism at CONTRACT_BASE_URL, which somebody else started and stops; without that variable, one of our own. */
export async function startContractServer(): Promise<RunningServer> {
  const given = process.env.CONTRACT_BASE_URL;
  if (given) return { baseUrl: given.replace(/\/+$/, ""), close: async () => {} };
  // Loaded only when it is wanted: that takes a second.
  const { startPrism } = await import("./prism.js");
  return startPrism();
}
