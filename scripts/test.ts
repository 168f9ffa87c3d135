import { availableParallelism } from "node:os";
import { runWhenCalled } from "./run-when-called.js";
import type { Check, Result } from "./test/result.js";
import { runGate } from "./test/run-gate.js";
import { runVitest } from "./test/run-vitest.js";

/** A gate that is one check: what it guards, and the npm script that does it. */
const gate =
  (title: string, script: string, ...args: string[]): Check =>
  () =>
    runGate(title, script, args);

const sourceIsGood: Check[] = [gate("source is formatted and linted", "lint"), gate("source compiles", "types")];

/** One core is for the checks beside: on two, a second worker takes more CPU than it saves time. */
const workers = `--maxWorkers=${Math.max(1, availableParallelism() - 1)}`;

const checksOfSource: Check[] = [
  ...sourceIsGood,
  gate("imports point where they may", "lint:imports"),
  gate("the contract is good OpenAPI", "lint:contract"),
  gate("a mistake of every kind in the contract is caught", "check:proof"),
];

/** Packing writes `dist`, which what follows it reads. */
const checksOfDist: Check[] = [
  gate("the package packs, installs and imports elsewhere", "check:package"),
  gate("code in the documents compiles, and commands in them exist", "check:documents", "--built"),
  gate("the examples do what they say", "check:examples", "--built"),
  gate("publish runs survive a fault at every step", "check:soak", "--built"),
  () => runVitest("unit and contract tests pass", [workers]),
];

/** What to run while one works. */
const quickChecks: Check[][] = [sourceIsGood, [() => runVitest("unit tests pass", ["--project", "unit"])]];

/** Runs every check, whatever failed before: in lanes beside each other, which are about as long as each other. */
async function test(lanes: readonly Check[][]): Promise<{ passed: number; failed: number; skipped: number }> {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const result of lanes.flatMap(inTurn)) {
    const { passed, failed, skipped = 0, text } = await result;
    console.log(text);
    count.passed += passed;
    count.failed += failed;
    count.skipped += skipped;
  }
  return count;
}

/** Starts each check when the one before it has ended. */
function inTurn(checks: readonly Check[]): Promise<Result>[] {
  let last: Promise<unknown> = Promise.resolve();
  return checks.map((check) => {
    const result = last.then(check);
    last = result;
    return result;
  });
}

await runWhenCalled(import.meta, async ([mode]) => {
  const { passed, failed, skipped } = await test(mode === "--quick" ? quickChecks : [checksOfSource, checksOfDist]);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
});
