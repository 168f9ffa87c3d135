import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../run-command.js";
import { type Result, secondsSince } from "./result.js";

const root = join(import.meta.dirname, "../..");

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { assertionResults: { title: string }[] }[];
}

/**
 * Runs every unit and contract test. A file that fails before its tests run counts as one failure, and so does a test
 * that was not run. A test that had nothing to check counts as neither, and is told.
 */
export async function runVitest(): Promise<Result> {
  const startedAt = Date.now();
  const { failure, report } = await reportOfRun();
  const titles = report?.testResults.flatMap(({ assertionResults }) => assertionResults.map(({ title }) => title));
  const unchecked = titles?.filter((title) => title.includes("(not checked:")) ?? [];
  const passed = (report?.numPassedTests ?? 0) - unchecked.length;
  const notRun = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const failed = (report?.numFailedTests ?? 0) + notRun;
  const mark = failure || failed ? "✗" : "✓";
  const lines = [
    ...(failure ? [failure] : []),
    ...unchecked.map((title) => `- ${title}`),
    `${mark} ${passed} unit and contract tests pass (${secondsSince(startedAt)})`,
  ];
  return { passed, failed: failure && failed === 0 ? 1 : failed, text: lines.join("\n") };
}

/** What Vitest printed when it failed, and its report, where it came as far as writing one. */
async function reportOfRun(): Promise<{ failure: string | undefined; report: VitestReport | undefined }> {
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-tests-"));
  const reportFile = join(folder, "report.json");
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
  return { failure, report };
}
