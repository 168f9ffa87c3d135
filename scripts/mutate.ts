import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { runWhenCalled } from "./run-when-called.js";

const root = join(import.meta.dirname, "..");
const report = join(root, "reports/mutation.json");

/**
 * Mutates the files that stryker.config.json names, or those that match the patterns given, and prints what survived.
 * Options go to StrykerJS as they are.
 */
async function mutate(args: string[]): Promise<void> {
  await rm(report, { force: true });
  const child = spawn("node_modules/.bin/stryker", ["run", ...strykerArguments(args)], { cwd: root, stdio: "inherit" });
  const [code] = await once(child, "close");
  // Without a report there were no mutants, or the tests fail on the source as it is; StrykerJS has printed which.
  const text = await readFile(report, "utf8").catch(() => undefined);
  if (text !== undefined) console.log(summaryOf(JSON.parse(text)));
  if (code !== 0) process.exitCode = 1;
}

/** StrykerJS takes an argument that is no option for its configuration file. */
function strykerArguments(args: string[]): string[] {
  const firstOption = args.findIndex((argument) => argument.startsWith("-"));
  const patterns = firstOption < 0 ? args : args.slice(0, firstOption);
  const options = args.slice(patterns.length);
  // It takes them in one list, and does not see braces.
  if (patterns.some((pattern) => pattern.includes(",")))
    throw new Error("npm run mutate -- <pattern> <pattern> …: no commas");
  return patterns.length > 0 ? ["--mutate", patterns.join(","), ...options] : options;
}

await runWhenCalled(import.meta, mutate);

/** What is read of the report that StrykerJS writes. */
export interface MutationReport {
  files: Record<string, { mutants: Mutant[] }>;
}

interface Mutant {
  status: string;
  statusReason?: string;
  mutatorName: string;
  location: { start: { line: number } };
}

/** How many mutants came to what, and each ignored one with the reason that stands in the source. */
export function summaryOf({ files }: MutationReport): string {
  const all = Object.entries(files).flatMap(([file, { mutants }]) => mutants.map((mutant) => ({ file, ...mutant })));
  if (all.length === 0) throw new Error("no mutants: the patterns match no file");
  const count = (status: string) => all.filter((mutant) => mutant.status === status).length;
  const ignored = all.filter(({ status }) => status === "Ignored");
  const detected = count("Killed") + count("Timeout");
  const survived = count("Survived") + count("NoCoverage");
  const figures = `${detected} caught (${count("Timeout")} by timeout), ${survived} survived, ${ignored.length} ignored`;
  const reasons = ignored.map(
    ({ file, location, mutatorName, statusReason }) =>
      `  ${file}:${location.start.line} ${mutatorName}: ${statusReason ?? "no reason given"}`,
  );
  return [`${all.length} mutants: ${figures}`, ...new Set(reasons)].join("\n");
}
