import { mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { notChecked } from "./check-changes/base-commit.js";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";
import type { Tally } from "./test/tally-reporter.js";

const root = join(import.meta.dirname, "..");
const gateEnvironment = {
  ...{ REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
};

/** What came of a check, and what to print of it. */
interface Result {
  passed: number;
  failed: number;
  /** Left out on this machine; neither passed nor failed. */
  skipped?: number;
  text: string;
}

type Check = () => Promise<Result>;

const sourceIsGood: Check[] = [gate("source is formatted and linted", "lint"), gate("source compiles", "types")];

/** One core is for the checks beside: on two, a second worker takes more CPU than it saves time. */
const workers = `--maxWorkers=${Math.max(1, availableParallelism() - 1)}`;

const checksOfSource: Check[] = [
  ...sourceIsGood,
  gate("imports point where they may", "lint:imports"),
  gate("the contract is good OpenAPI", "lint:contract"),
  gate("what the contract breaks is named in CHANGES.md or CHANGELOG.md", "check:changes"),
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

/** A gate that is one check: what it guards, and the npm script that does it, whose output is printed when it fails. */
function gate(title: string, script: string, ...args: string[]): Check {
  return async () => {
    const startedAt = Date.now();
    const options = { directory: root, environment: gateEnvironment, isShell: true };
    try {
      const output = await run([await commandOf(script), ...args].join(" "), [], options);
      if (output.startsWith(notChecked)) return { passed: 0, failed: 0, text: `- ${title} (${output.trim()})` };
      return { passed: 1, failed: 0, text: `✓ ${title} (${secondsSince(startedAt)})` };
    } catch (error) {
      const text = `✗ ${title} (npm run ${script}, ${secondsSince(startedAt)})\n${(error as Error).message}`;
      return { passed: 0, failed: 1, text };
    }
  };
}

/** What an npm script runs. Without npm, which takes half a second of CPU each time. */
async function commandOf(script: string): Promise<string> {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const command = scripts[script];
  if (command === undefined) throw new Error(`npm run ${script} does not exist`);
  return command;
}

/** Runs the tests, with more of Vitest's arguments. */
async function runVitest(title: string, args: readonly string[]): Promise<Result> {
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

/** How long something took, as it is printed. */
function secondsSince(startedAt: number): string {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

await runWhenCalled(import.meta, async ([mode]) => {
  const { passed, failed, skipped } = await test(mode === "--quick" ? quickChecks : [checksOfSource, checksOfDist]);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
});
