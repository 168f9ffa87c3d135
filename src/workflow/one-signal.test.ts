import { getEventListeners } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { atOnce } from "../node/at-once.js";
import { startedSandbox } from "../testing/started-sandbox.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { publish } from "./publish.js";

const bundleId = "com.example.app";
const version = "2.4.0";

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
  const versions = [{ versionString: version, package: "there" as const, variants: 13, variantBytes: 50 }];
  const { sandbox, client } = await startedSandbox({ scenario: { apps: [{ bundleId, versions }] } });
  const folder = await temporaryFolder();
  const { signal } = new AbortController();
  const trustedRoots = [sandbox.signatureRoot];
  const listeners: number[] = [];
  const run = (directory: string) =>
    publish(client, {
      ...{ bundleId, version, directory, trustedRoots, signal, concurrency: 13 },
      onProgress: () => listeners.push(getEventListeners(signal, "abort").length),
    });
  const directories = Array.from({ length: 26 }, (_, at) => join(folder, `package ${at}`));
  const published = await atOnce(directories, 13, undefined, run);
  expect(published.every(({ report }) => report.ok)).toBe(true);
  expect(Math.max(...listeners)).toBe(1);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  expect(dependantsOf(signal)).toBe(0);
  // Warnings are emitted on the next turn.
  await new Promise(setImmediate);
  expect(warnings.filter(({ name }) => name === "MaxListenersExceededWarning")).toEqual([]);
});
