import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../run-command.js";
import { type Result, secondsSince } from "./result.js";
import type { Tally } from "./tally-reporter.js";

const root = join(import.meta.dirname, "../..");

/** Runs the tests, with more of Vitest's arguments. */
export async function runVitest(title: string, args: readonly string[]): Promise<Result> {
  const startedAt = Date.now();
  const { failure, tally } = await tallyOfRun(args);
  const { passed, failed, skipped, unchecked } = tally ?? { passed: 0, failed: 0, skipped: 0, unchecked: [] };
  const lines = [
    ...(failure ? [failure] : []),
    ...unchecked.map((title) => `- ${title}`),
    ...(skipped > 0 ? [`- ${skipped} tests were skipped`] : []),
    `${failure ? "✗" : "✓"} ${passed} ${title} (${secondsSince(startedAt)})`,
  ];
  return { passed, failed: failure ? Math.max(1, failed) : failed, skipped, text: lines.join("\n") };
}

/** What Vitest printed when it failed, and its tally, if it came as far as writing one. */
async function tallyOfRun(args: readonly string[]): Promise<{ failure: string | undefined; tally: Tally | undefined }> {
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-tests-"));
  const environment = { TEST_TALLY: join(folder, "tally.json") };
  const failure = await run("node_modules/.bin/vitest", ["run", ...args], {
    directory: root,
    environment,
  }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  const tally = await readFile(environment.TEST_TALLY, "utf8").then(
    (text) => JSON.parse(text) as Tally,
    () => undefined,
  );
  await rm(folder, { recursive: true, force: true });
  return { failure, tally };
}
