import type { Outcome } from "./outcome.js";

/** What became of all mutants of one operator, but for those that are equivalent to the original. */
export interface Score {
  operator: string;
  /** The gates that have to catch its mutants, or to let them through. */
  owners: string[];
  mutants: number;
  /** Mutants that were caught by the gate which owns them, or let through by it, as they should be. */
  right: number;
  equivalent: number;
  /** How many mutants each gate caught. */
  caughtBy: Record<string, number>;
}

/** Whether the gate that owns a mutant did with it what it should. */
export function isRight({ expected, owner, caughtBy }: Outcome): boolean {
  return caughtBy.includes(owner) === (expected === "caught");
}

/** The outcomes that say something: nobody can tell the others from the original. */
export function telling(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(({ equivalent }) => equivalent === undefined);
}

/** The operators in the order of their first mutants. */
export function scoresOf(outcomes: readonly Outcome[]): Score[] {
  const operators = [...new Set(outcomes.map(({ operator }) => operator))];
  return operators.map((operator) =>
    scoreOf(
      outcomes.filter((outcome) => outcome.operator === operator),
      operator,
    ),
  );
}

function scoreOf(outcomes: readonly Outcome[], operator: string): Score {
  const told = telling(outcomes);
  return {
    operator,
    owners: [...new Set(outcomes.map(({ owner }) => owner))],
    mutants: told.length,
    right: told.filter(isRight).length,
    equivalent: outcomes.length - told.length,
    caughtBy: countsOf(told.flatMap(({ caughtBy }) => caughtBy)),
  };
}

function countsOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** In percent; of nothing, nothing. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}
