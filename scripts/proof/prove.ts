import { setImmediate } from "node:timers/promises";
import { type Document, operationsOf } from "../contract/document.js";
import { edited } from "./edit.js";
import type { GateName } from "./expectations.js";
import type { Gates } from "./gates.js";
import type { Mutant } from "./mutants.js";
import { touchedOperationsOf } from "./touched-operations.js";

/** What became of one mutant. */
export interface Outcome extends Omit<Mutant, "edits"> {
  caughtBy: GateName[];
}

/**
 * Makes each mutant and asks the gates about it: of a harmless one the gate that owns it, of a breaking one the diff and
 * the contract tests, and the check of the schemas, which takes longest, where it owns the mutant or nobody caught it.
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
