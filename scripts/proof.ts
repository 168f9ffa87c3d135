import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { committedContract } from "../contract-tests/committed-contract.js";
import type { Document } from "../src/contract/cut/document.js";
import { withGates } from "./proof/gates.js";
import { type Mutant, mutantsOf, sampleOf } from "./proof/mutants.js";
import { barsOf, isRight, type Outcome, prove, rowsOf } from "./proof/prove.js";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const contract = committedContract.document as Document;
const option = { type: "string" } as const;
/** Prism and ajv keep what they compile: a process ends before that fills its memory. */
const shares = 8;

/** Makes mutants of the contract, has the gates look for them, and prints what became of them. */
await runWhenCalled(import.meta, async (args) => {
  const { values } = parseArgs({ args, options: { sample: option, seed: option, share: option, json: option } });
  const { sample, seed = "1", share, json } = values;
  const all = mutantsOf(contract);
  if (share) return console.log(JSON.stringify(await proveHere(all.filter((_, at) => `${at % shares}` === share))));
  const drawn = sample && sampleOf(all, whole(sample), whole(seed));
  const outcomes = await (drawn ? proveHere(drawn) : proveInShares());
  const report = { rows: rowsOf(outcomes), survivors: outcomes.filter((one) => !isRight(one)), bars: barsOf(outcomes) };
  if (json) await writeFile(json, `${JSON.stringify(report, undefined, 2)}\n`);
  console.table(report.rows);
  for (const { rule, place, owner, caughtBy } of report.survivors) {
    console.log(`not as ${owner} should have it: ${rule}: ${place} (caught by ${caughtBy.join(", ") || "no gate"})`);
  }
  for (const { bar, count, of, percent, isMet } of report.bars) {
    console.log(`${isMet ? "✓" : "✗"} ${bar}; ${percent.toFixed(2)} %, ${count} of ${of}`);
    if (!isMet) process.exitCode = 1;
  }
});

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error("--sample and --seed are whole numbers from 1");
  return Number(text);
}

function proveHere(mutants: Mutant[]): Promise<Outcome[]> {
  return withGates((gates) => prove(contract, mutants, gates));
}

async function proveInShares(): Promise<Outcome[]> {
  const left = Array.from({ length: shares }, (_, share) => `${share}`);
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let share = left.pop(); share; share = left.pop()) {
      const args = ["--import", "tsx", import.meta.filename, "--share", share];
      outcomes.push(...JSON.parse(await run(process.execPath, args, { directory: join(import.meta.dirname, "..") })));
    }
  };
  await Promise.all([work(), work()]);
  return outcomes;
}
