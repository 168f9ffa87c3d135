import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "./check-package.js";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";
import { bundlers } from "./test-runtimes/bundlers.js";
import { isSupported, type Results, runtimes, type Target } from "./test-runtimes/runtimes.js";
import { withServers } from "./test-runtimes/servers.js";

const programs = join(import.meta.dirname, "test-runtimes");

/** Runs one table of cases on every runtime and bundle of the packed package, and prints it. */
async function testRuntimes(targets: readonly Target[]): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-runtimes-"));
  try {
    const { tarball } = await pack(folder);
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const packages = [...new Set(targets.flatMap((target) => target.packages))];
    const install = [
      "install",
      "--prefer-offline",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      tarball,
      ...packages,
    ];
    await run("npm", install, { directory: folder });
    await cp(programs, folder, { recursive: true, filter: (path) => !path.endsWith(".ts") });
    const table: [string, Results][] = [];
    for (const target of targets) table.push([target.name, await resultsOf(target, folder)]);
    return printTable(table);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function resultsOf({ name, run }: Target, folder: string): Promise<Results> {
  const out = await mkdtemp(join(tmpdir(), "alternative-distribution-bundle-"));
  try {
    await mkdir(out, { recursive: true });
    return await withServers((setup) => run(folder, setup, out));
  } catch (error) {
    return { [`${name} runs`]: { ok: false, detail: (error as Error).message } };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Prints which case passed where, and what failed; whether all passed. */
function printTable(table: readonly [string, Results][]): boolean {
  const cases = [...new Set(table.flatMap(([, results]) => Object.keys(results)))];
  console.log(`| | ${cases.join(" | ")} |`);
  console.log(`| --- |${" --- |".repeat(cases.length)}`);
  const cell = (result: Results[string] | undefined) => (result ? (result.ok ? "passed" : "FAILED") : "-");
  for (const [name, results] of table) {
    const detail = results.client?.ok ? ` (${results.client.detail})` : "";
    console.log(`| ${name}${detail} | ${cases.map((one) => cell(results[one])).join(" | ")} |`);
  }
  const failures = table.flatMap(([name, results]) =>
    Object.entries(results).flatMap(([one, { ok, detail }]) => (ok ? [] : [`${name}: ${one}: ${detail}`])),
  );
  for (const failure of failures) console.error(failure);
  if (!cases.includes("/testing")) console.log("- /testing is not tested: the package has no such entry");
  const passed = table.flatMap(([, results]) => Object.values(results)).length - failures.length;
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0;
}

await runWhenCalled(import.meta, async (names) => {
  const all = [...runtimes, ...bundlers];
  const unknown = names.filter((name) => !all.some((one) => one.name === name));
  if (unknown.length > 0)
    throw new Error(`unknown: ${unknown.join(", ")}; known: ${all.map(({ name }) => name).join(", ")}`);
  if (!isSupported) {
    console.log(
      `0 passed, 0 failed, ${all.length} skipped: npm has no runtimes for this system; CI runs them on Linux`,
    );
    return;
  }
  const targets = names.length > 0 ? all.filter(({ name }) => names.includes(name)) : all;
  if (!(await testRuntimes(targets))) process.exitCode = 1;
});
