import { setImmediate } from "node:timers/promises";
import { type Document, operationsOf } from "../../src/contract/cut/document.js";
import { type Gates, touchedOperationsOf } from "./gates.js";
import type { GateName, Mutant } from "./mutants.js";
import { edited } from "./places.js";

/** What became of one mutant. */
export interface Outcome extends Omit<Mutant, "edits"> {
  caughtBy: GateName[];
}

/**
 * Makes each mutant and asks the gates about it: of a harmless one the gate that owns it, of a breaking one the diff and
 * the contract tests, and the check of the schemas, which takes longest, where it owns the mutant or no gate caught it.
 */
export async function prove(original: Document, mutants: readonly Mutant[], gates: Gates): Promise<Outcome[]> {
  const touchedBy = touchedOperationsOf(original);
  const outcomes: Outcome[] = [];
  for (const { edits, ...mutant } of mutants) {
    // The diff never waits. Prism's idle sockets have to be seen closing between a thousand of its mutants.
    await setImmediate();
    const candidate = edited(original, edits);
    const touched = touchedBy(candidate);
    const caughtBy: GateName[] = [];
    for (const name of ["diff", "contract tests", "schemas"] as const) {
      const isAsked = name === mutant.owner || (mutant.isBreaking && (name !== "schemas" || caughtBy.length === 0));
      if (isAsked && (await gates[name](candidate, original, touched))) caughtBy.push(name);
    }
    outcomes.push({ ...mutant, caughtBy });
  }
  await checkOriginalPasses(original, gates);
  return outcomes;
}

/** A gate that has broken down stops everything, and would look like a good one. */
async function checkOriginalPasses(original: Document, gates: Gates): Promise<void> {
  const touched = operationsOf(original).slice(0, 2);
  for (const [name, gate] of Object.entries(gates)) {
    if (await gate(original, original, touched)) throw new Error(`the gate "${name}" stops the original`);
  }
}

type Holds = (outcome: Outcome) => boolean;

/** What the proof has to come to. Without mutants no bar is met: nothing is proved. */
export function barsOf(outcomes: readonly Outcome[]) {
  const breaking = outcomes.filter(({ isBreaking }) => isBreaking);
  const caught = shareOf(breaking, ({ caughtBy }) => caughtBy.length > 0);
  const byTests = shareOf(breaking, isCaughtBy("contract tests"));
  const right = shareOf(outcomes, isRight);
  const harmless = outcomes.filter(({ isBreaking }) => !isBreaking);
  const called = shareOf(harmless, isCaughtBy("diff"));
  return [
    { bar: "breaking mutants that some gate catches: at least 99.5 %", ...caught, isMet: caught.percent >= 99.5 },
    { bar: "breaking mutants that the contract tests catch: at least 75 %", ...byTests, isMet: byTests.percent >= 75 },
    {
      bar: "mutants that the gate which owns them gets right: at least 99.5 %",
      ...right,
      isMet: right.percent >= 99.5,
    },
    { bar: "harmless mutants that the diff calls breaking: none", ...called, isMet: called.percent === 0 },
  ];
}

/** Whether the gate that owns a mutant did with it what it should. */
export function isRight(outcome: Outcome): boolean {
  return isCaughtBy(outcome.owner)(outcome) === outcome.isBreaking;
}

/** A row for each kind of place and verb: how many mutants there were, how many right, and how many each gate caught. */
export function rowsOf(outcomes: readonly Outcome[]) {
  const keys = new Set(outcomes.map(({ kind, verb }) => `${kind}, ${verb}`));
  return [...keys].sort().map((place) => {
    const own = outcomes.filter(({ kind, verb }) => place === `${kind}, ${verb}`);
    const count = (holds: Holds) => own.filter(holds).length;
    const breaking = count(({ isBreaking }) => isBreaking);
    const gates = (["diff", "contract tests", "schemas"] as const).map((gate) => [gate, count(isCaughtBy(gate))]);
    return { place, mutants: own.length, breaking, right: count(isRight), ...Object.fromEntries(gates) };
  });
}

function isCaughtBy(gate: Outcome["owner"]): Holds {
  return ({ caughtBy }) => caughtBy.includes(gate);
}

function shareOf(outcomes: readonly Outcome[], holds: Holds) {
  const count = outcomes.filter(holds).length;
  return { count, of: outcomes.length, percent: (100 * count) / outcomes.length };
}
