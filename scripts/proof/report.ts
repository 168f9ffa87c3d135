import type { Outcome } from "./prove.js";

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
