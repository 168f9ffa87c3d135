import { expect, test } from "vitest";
import type { Outcome } from "./outcome.js";
import { isRight, percent, scoresOf, telling } from "./score.js";

function outcome(parts: Partial<Outcome> = {}): Outcome {
  return { operator: "an operator", site: "a site", expected: "caught", owner: "tests", caughtBy: ["tests"], ...parts };
}

test("a mistake is right when the gate that owns it caught it, whoever else did", () => {
  expect(isRight(outcome({ caughtBy: ["diff", "tests"] }))).toBe(true);
  expect(isRight(outcome({ caughtBy: ["diff"] }))).toBe(false);
  expect(isRight(outcome({ caughtBy: [] }))).toBe(false);
});

test("a harmless change is right when the gate that owns it let it through", () => {
  expect(isRight(outcome({ expected: "let through", caughtBy: [] }))).toBe(true);
  expect(isRight(outcome({ expected: "let through", caughtBy: ["diff"] }))).toBe(true);
  expect(isRight(outcome({ expected: "let through" }))).toBe(false);
});

test("scores are those of each operator, in order, with the gates that caught something", () => {
  const outcomes = [
    outcome({ operator: "one", caughtBy: ["tests", "diff"] }),
    outcome({ operator: "two", caughtBy: [] }),
    outcome({ operator: "one" }),
  ];
  expect(scoresOf(outcomes)).toEqual([
    { operator: "one", owners: ["tests"], mutants: 2, right: 2, equivalent: 0, caughtBy: { tests: 2, diff: 1 } },
    { operator: "two", owners: ["tests"], mutants: 1, right: 0, equivalent: 0, caughtBy: {} },
  ]);
});

test("an equivalent mutant counts for nothing, and is counted", () => {
  const outcomes = [outcome({ equivalent: "nobody can tell", caughtBy: [] }), outcome()];
  expect(scoresOf(outcomes)).toMatchObject([{ mutants: 1, right: 1, equivalent: 1 }]);
  expect(telling(outcomes)).toEqual([outcome()]);
});

test("a share of nothing is nothing", () => {
  expect([percent(1, 4), percent(0, 0)]).toEqual([25, 0]);
});
