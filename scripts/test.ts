import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const root = join(import.meta.dirname, "..");
const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/** Gates that are one check each: what they guard, and the npm script that does it. */
const gates: [string, string][] = [
  ["source is formatted, linted and free of import cycles", "lint"],
  ["source compiles", "types"],
  ["generated files are what the contract gives", "check:generated"],
  ["the contract is what was cut, its schemas compile and its examples are valid", "check:contract"],
  ["the contract is good OpenAPI", "lint:contract"],
  ["nothing is unused", "check:unused"],
  ["code in the documents compiles, and commands in them exist", "check:documents"],
  ["the package packs, installs and imports elsewhere", "check:package"],
  ["the bundle is small enough", "check:size"],
  ["two mistakes of every kind, in contract, client and answers, are caught", "check:proof"],
];

interface Count {
  passed: number;
  failed: number;
}

/** Runs every gate and every test, whatever failed before, and counts. */
async function test(): Promise<Count> {
  const count = await runTests();
  for (const [title, script] of gates) {
    const passed = await runGate(title, script);
    count[passed ? "passed" : "failed"]++;
  }
  return count;
}

async function runGate(title: string, script: string): Promise<boolean> {
  const startedAt = Date.now();
  try {
    await run("npm", ["run", "--silent", script], { directory: root, environment: quiet });
    console.log(`✓ ${title} (${seconds(startedAt)})`);
    return true;
  } catch (error) {
    console.log(`✗ ${title} (npm run ${script}, ${seconds(startedAt)})\n${(error as Error).message}`);
    return false;
  }
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { assertionResults: { title: string }[] }[];
}

/**
 * A file that fails before its tests run counts as one failure, and so does a test that was not run. A test that had
 * nothing to check counts as neither, and is told.
 */
async function runTests(): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-tests-"));
  const reportFile = join(folder, "report.json");
  const startedAt = Date.now();
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const failure = await run("node_modules/.bin/vitest", ["run", ...reporters], { directory: root }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  const report = await readFile(reportFile, "utf8").then(
    (text) => JSON.parse(text) as VitestReport,
    () => undefined,
  );
  await rm(folder, { recursive: true, force: true });
  if (failure) console.log(failure);
  const titles = report?.testResults.flatMap(({ assertionResults }) => assertionResults.map(({ title }) => title));
  const unchecked = titles?.filter((title) => title.includes("(not checked:")) ?? [];
  for (const title of unchecked) console.log(`- ${title}`);
  const passed = (report?.numPassedTests ?? 0) - unchecked.length;
  const notRun = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const failed = (report?.numFailedTests ?? 0) + notRun;
  console.log(`${failure || failed ? "✗" : "✓"} ${passed} unit and contract tests pass (${seconds(startedAt)})`);
  return { passed, failed: failure && failed === 0 ? 1 : failed };
}

function seconds(startedAt: number): string {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

await runWhenCalled(import.meta, async () => {
  const { passed, failed } = await test();
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
});
