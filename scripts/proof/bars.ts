import type { Outcome } from "./outcome.js";
import type { PartName } from "./parts.js";
import { isRight, percent, telling } from "./score.js";

/** What a part of the proof has to come to. */
export interface Bar {
  what: string;
  wanted: string;
  measured: string;
  met: boolean;
}

/** The bars of each part. A part that made no mutant meets none: it proves nothing. */
export function barsOf(part: PartName, outcomes: readonly Outcome[]): Bar[] {
  const told = telling(outcomes);
  const mistakes = told.filter(({ expected }) => expected === "caught");
  const harmless = told.filter(({ expected }) => expected === "let through");
  switch (part) {
    case "contract":
      return [
        atLeast(
          99.5,
          "mistakes in the contract that some gate catches",
          mistakes,
          ({ caughtBy }) => caughtBy.length > 0,
        ),
        atLeast(75, "mistakes in the contract that the contract tests catch", mistakes, isCaughtBy("contract tests")),
        none("harmless changes of the contract that the diff calls breaking", harmless, isCaughtBy("diff")),
      ];
    case "wrapper":
      return [atLeast(100, "mistakes in the client that the tests which own them catch", told, isRight)];
  }
}

function isCaughtBy(gate: string): (outcome: Outcome) => boolean {
  return ({ caughtBy }) => caughtBy.includes(gate);
}

function atLeast(wanted: number, what: string, outcomes: Outcome[], holds: (outcome: Outcome) => boolean): Bar {
  const held = outcomes.filter(holds).length;
  const share = percent(held, outcomes.length);
  const measured = `${share.toFixed(2)} %, ${held} of ${outcomes.length}`;
  return { what, wanted: `at least ${wanted} %`, measured, met: share >= wanted };
}

function none(what: string, outcomes: Outcome[], holds: (outcome: Outcome) => boolean): Bar {
  const held = outcomes.filter(holds).length;
  return { what, wanted: "none", measured: `${held} of ${outcomes.length}`, met: held === 0 && outcomes.length > 0 };
}
