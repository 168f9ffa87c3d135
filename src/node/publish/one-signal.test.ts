import { getEventListeners } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startedSandbox } from "../../test-support/started-sandbox.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import { publish } from "./publish.js";

const bundleId = "com.example.app";
/** More than Node takes from one signal without a word. */
const many = 12;

/** Signals that Node keeps with one because they were made of it by `AbortSignal.any`. */
function dependantsOf(signal: AbortSignal): number {
  const key = Object.getOwnPropertySymbols(signal).find(({ description }) => description === "kDependantSignals");
  return key ? ((signal as unknown as Record<symbol, Set<unknown> | undefined>)[key]?.size ?? 0) : 0;
}

test("runs on one signal, many at once, and each with many files at once, leave nothing with it and warn of nothing", async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);
  process.on("warning", onWarning);
  onTestFinished(() => void process.off("warning", onWarning));
  const one = { versionString: "2.4.0", package: "there" as const, variants: 1, variantBytes: 50 };
  const versions = [one, { ...one, versionString: "2.4.1", variants: 12 }];
  const { sandbox, client } = await startedSandbox({ scenario: { apps: [{ bundleId, versions }] } });
  const folder = await temporaryFolder();
  const { signal } = new AbortController();
  const trustedRoots = [sandbox.signatureRoot];
  const listeners: number[] = [];
  const run = (version: string, at: number) =>
    publish(client, {
      ...{ bundleId, version, directory: join(folder, `package ${at}`), trustedRoots, signal, concurrency: many },
      onProgress: () => listeners.push(getEventListeners(signal, "abort").length),
    });
  const runs = Array.from({ length: many }, (_, at) => run("2.4.0", at));
  const published = await Promise.all([...runs, run("2.4.1", many)]);
  expect(published.every(({ report }) => report.ok)).toBe(true);
  expect(Math.max(...listeners)).toBe(1);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  expect(dependantsOf(signal)).toBe(0);
  // Warnings are emitted on the next turn.
  await new Promise(setImmediate);
  expect(warnings.filter(({ name }) => name === "MaxListenersExceededWarning")).toEqual([]);
});
