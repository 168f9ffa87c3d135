import { setImmediate } from "node:timers/promises";
import { type Document, operationsOf } from "../../contract/document.js";
import { draw } from "../draw.js";
import type { Extent, Outcome } from "../outcome.js";
import { viewOf } from "./contract-view.js";
import { edited } from "./edit.js";
import type { Candidate, Gate } from "./gates.js";
import type { GateName, Mutant, Operator } from "./operator.js";
import { touchedOperationsOf } from "./touched-operations.js";

/** A mutant that the gates are to be asked about. */
export interface Task {
  operator: Operator;
  mutant: Mutant;
}

/** Every mutant that the extent asks for, operator by operator. */
export function tasksFor(original: Document, operators: readonly Operator[], extent: Extent | undefined): Task[] {
  const view = viewOf(original);
  return operators.flatMap((operator) => {
    const mutants = operator.mutants(view);
    if (mutants.length === 0) throw new Error(`the contract has no place left where to ${operator.name}`);
    return draw(operator.name, mutants, extent).map((mutant) => ({ operator, mutant }));
  });
}

/** Makes each mutant and asks the gates about it. */
export async function judge(
  original: Document,
  tasks: readonly Task[],
  gates: Record<GateName, Gate>,
): Promise<Outcome[]> {
  const operations = operationsOf(original);
  const touchedBy = touchedOperationsOf(original);
  const outcomes: Outcome[] = [];
  for (const { operator, mutant } of tasks) {
    // The diff never waits. Sockets that idle through a thousand of its mutants have to be seen closing in between.
    await setImmediate();
    const candidate = edited(original, mutant.edits);
    const names = touchedBy(candidate);
    const touched = operations.filter(({ name }) => names.has(name));
    const caughtBy = await gatesThatCatch(operator, { original, mutant: candidate, touched }, gates);
    const { name, expected, owner } = operator;
    const { place: site, equivalent } = mutant;
    outcomes.push({ operator: name, site, expected, owner, caughtBy, ...(equivalent ? { equivalent } : {}) });
  }
  return outcomes;
}

/**
 * Of what is harmless only the gate is asked that has to say so. Of a mistake the diff and the contract tests are, and
 * the schemas where they own it or nobody else saw it: they cost the most and have the least to say.
 */
async function gatesThatCatch(
  { expected, owner }: Operator,
  candidate: Candidate,
  gates: Record<GateName, Gate>,
): Promise<GateName[]> {
  const caughtBy: GateName[] = [];
  for (const name of ["diff", "contract tests", "schemas"] as const) {
    if (expected === "let through" && name !== owner) continue;
    if (name === "schemas" && owner !== name && caughtBy.length > 0) continue;
    if (await gates[name](candidate)) caughtBy.push(name);
  }
  return caughtBy;
}
