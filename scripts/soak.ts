import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { build } from "./build.js";
import { runWhenCalled } from "./run-when-called.js";
import type { RunReport } from "./soak/attempt.js";
import { soakOnce } from "./soak/one-run.js";

/** Runs wait most of their time: for retries, and for packages. */
const runsAtOnce = 12 * availableParallelism();

/** Publishes again and again, with faults drawn at random at every step, and counts what must not be. */
async function soak(args: string[]): Promise<void> {
  const { runs, seed, built } = readArguments(args);
  // The runs that are killed are those of the built command.
  if (!built) await build();
  const reports: RunReport[] = [];
  let next = 0;
  const work = async () => {
    while (next < runs) {
      const index = next++;
      const report = await soakOnce(seed, index);
      reports.push(report);
      for (const fault of faultsOf(report)) console.log(`run ${index}: ${fault}`);
      if (reports.length % 100 === 0) console.error(`${reports.length} of ${runs} runs`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(runs, runsAtOnce) }, work));
  if (printSummary(reports) > 0) throw new Error("the soak has found what must not be");
}

function readArguments(args: string[]): { runs: number; seed: number; built: boolean } {
  const options = {
    runs: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    built: { type: "boolean", default: false },
  } as const;
  const { values } = parseArgs({ args, options });
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  if (Number.isInteger(runs) && runs > 0 && Number.isInteger(seed)) return { runs, seed, built: values.built };
  throw new Error("npm run soak -- [--runs <whole number>] [--seed <whole number>] [--built]");
}

function faultsOf({ createdTwice, corrupt, leaks, problems }: RunReport): string[] {
  return [
    ...(createdTwice ? ["a package was created twice"] : []),
    ...corrupt,
    ...(leaks ? ["a secret was printed"] : []),
    ...problems,
  ];
}

/** Prints the figures and returns how many of them are faults. */
function printSummary(reports: readonly RunReport[]): number {
  const ends = reports.flatMap((report) => report.ends);
  const sum = (of: (report: RunReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  console.log(`${reports.length} runs, ${ends.length} attempts, ${sum(({ faults }) => faults.length)} faults`);
  console.log(`attempts ended with: ${tally(ends.map(String))}`);
  console.log(`faults: ${tally(reports.flatMap(({ faults }) => faults.map((fault) => fault.replace(/^.* /, ""))))}`);
  console.log(`steps: ${tally(reports.flatMap(({ faults }) => faults.map((fault) => fault.replace(/ \S+$/, ""))))}`);
  const figures: [string, number][] = [
    ["packages created twice", sum(({ createdTwice }) => createdTwice)],
    ["corrupt or foreign files in place", sum(({ corrupt }) => corrupt.length)],
    ["secrets in output", sum(({ leaks }) => leaks)],
    ["runs that ended otherwise than documented, or never", sum(({ problems }) => problems.length)],
  ];
  for (const [what, count] of figures) console.log(`${count} ${what}`);
  return figures.reduce((total, [, count]) => total + count, 0);
}

function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  return sorted.map(([word, count]) => `${word} ${count}`).join(", ");
}

await runWhenCalled(import.meta, soak);
