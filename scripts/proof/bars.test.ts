import { expect, test } from "vitest";
import { barsOf } from "./bars.js";
import type { Outcome } from "./outcome.js";

function outcomes(count: number, parts: Partial<Outcome> = {}): Outcome[] {
  const outcome = { operator: "an operator", site: "a site", owner: "diff", caughtBy: ["diff", "contract tests"] };
  return Array.from({ length: count }, () => ({ ...outcome, expected: "caught", ...parts }));
}

const harmless = outcomes(10, { expected: "let through", caughtBy: [] });

function met(part: Parameters<typeof barsOf>[0], all: Outcome[]): boolean[] {
  return barsOf(part, all).map((bar) => bar.met);
}

test("of 200 mistakes in the contract one may survive, and not two", () => {
  const survivor = outcomes(1, { caughtBy: [] });
  expect(met("contract", [...outcomes(199), ...survivor, ...harmless])).toEqual([true, true, true]);
  expect(met("contract", [...outcomes(198), ...survivor, ...survivor, ...harmless])).toEqual([false, true, true]);
});

test("the contract tests have to catch three of four mistakes", () => {
  const others = outcomes(1, { caughtBy: ["diff"] });
  expect(met("contract", [...outcomes(3), ...others, ...harmless])).toEqual([true, true, true]);
  expect(met("contract", [...outcomes(2), ...others, ...harmless])).toEqual([true, false, true]);
});

test("no harmless change may be called breaking by the diff; what other gates say of it does not count", () => {
  const called = (gate: string) => outcomes(1, { expected: "let through", caughtBy: [gate] });
  expect(met("contract", [...outcomes(4), ...harmless, ...called("schemas")])).toEqual([true, true, true]);
  expect(met("contract", [...outcomes(4), ...harmless, ...called("diff")])).toEqual([true, true, false]);
});

test("every mistake in the client has to be caught by the tests that own it", () => {
  expect(met("wrapper", outcomes(1000))).toEqual([true]);
  expect(met("wrapper", [...outcomes(1000), ...outcomes(1, { caughtBy: ["contract tests"] })])).toEqual([false]);
});

test("an equivalent mutant lowers no share", () => {
  expect(met("wrapper", [...outcomes(1), ...outcomes(1, { caughtBy: [], equivalent: "nobody can tell" })])).toEqual([
    true,
  ]);
});

test("a part without mutants meets no bar, for it proves nothing", () => {
  for (const part of ["contract", "wrapper"] as const) expect(met(part, [])).not.toContain(true);
});

test("a bar says what was wanted and what was measured", () => {
  expect(barsOf("wrapper", [...outcomes(2), ...outcomes(1, { caughtBy: [] })])).toMatchObject([
    { wanted: "at least 100 %", measured: "66.67 %, 2 of 3" },
  ]);
});
