import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { summaryOf } from "./mutate/summary.js";
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
