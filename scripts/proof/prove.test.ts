import { expect, test } from "vitest";
import type { Document } from "../../src/contract/cut/document.js";
import { sampleDocument } from "../../src/test-support/contract/sample-document.js";
import type { Gates } from "./gates.js";
import type { GateName, Mutant } from "./mutants.js";
import { barsOf, isRight, prove, rowsOf } from "./prove.js";

const contract = sampleDocument();
const version = (value: string) => [{ path: ["info", "version"], value }];
const parts = { kind: "path", rule: "path, remove: path", place: "a path", side: "request", owner: "diff" } as const;
const breaking: Mutant = { ...parts, verb: "remove", isBreaking: true, edits: version("broken") };
const harmless: Mutant = { ...parts, verb: "reword", isBreaking: false, edits: version("fine") };

/** Gates of which these are at work: they stop what is broken. */
function gatesWith(...names: readonly GateName[]): Gates {
  const gate = (name: GateName) => async (mutant: Document) => names.includes(name) && mutant.info.version === "broken";
  return { diff: gate("diff"), "contract tests": gate("contract tests"), schemas: gate("schemas") };
}

async function caughtBy(mutant: Mutant, ...names: GateName[]): Promise<GateName[] | undefined> {
  const [outcome] = await prove(contract, [mutant], gatesWith(...names));
  return outcome?.caughtBy;
}

test("of a breaking mutant all gates are named that catch it", async () => {
  expect(await caughtBy(breaking, "diff", "contract tests")).toEqual(["diff", "contract tests"]);
  expect(await caughtBy(breaking)).toEqual([]);
});

test("the check of the schemas is asked where it owns the mutant, and where no one else caught it", async () => {
  expect(await caughtBy(breaking, "diff", "schemas")).toEqual(["diff"]);
  expect(await caughtBy(breaking, "schemas")).toEqual(["schemas"]);
  expect(await caughtBy({ ...breaking, owner: "schemas" }, "diff", "schemas")).toEqual(["diff", "schemas"]);
});

test("about a harmless mutant the diff alone is asked", async () => {
  const mistaken = { ...harmless, edits: version("broken") };
  expect(await caughtBy(mistaken, "schemas", "contract tests")).toEqual([]);
  expect(await caughtBy(mistaken, "diff")).toEqual(["diff"]);
});

test("a gate that stops the original is named: it would catch every mutant", async () => {
  const gates = { ...gatesWith(), "contract tests": async () => true };
  await expect(prove(contract, [], gates)).rejects.toThrow('the gate "contract tests" stops the original');
});

const some = [breaking, breaking, harmless];

test.for([
  ["all gates at work", ["diff", "contract tests"], some, [true, true, true, true]],
  ["the diff turned off", ["contract tests"], some, [true, true, false, true]],
  ["the contract tests turned off", ["diff"], some, [true, false, true, true]],
  ["all gates turned off", [], some, [false, false, false, true]],
  ["a diff that minds a harmless mutant", ["diff"], [{ ...breaking, isBreaking: false }], [false, false, false, false]],
  ["no mutants", ["diff", "contract tests"], [], [false, false, false, false]],
] as const)("%s: which bars are met", async ([, names, mutants, areMet]) => {
  const outcomes = await prove(contract, mutants, gatesWith(...names));
  expect(barsOf(outcomes).map(({ isMet }) => isMet)).toEqual(areMet);
});

test.for([
  ["of 200 breaking mutants one may survive", 199, 1, true],
  ["and not two", 198, 2, false],
] as const)("%s", ([, caught, survived, isMet]) => {
  const outcome = { ...breaking, caughtBy: ["contract tests" as const] };
  const outcomes = [...Array(caught).fill(outcome), ...Array(survived).fill({ ...outcome, caughtBy: [] })];
  expect(barsOf(outcomes)[0]).toMatchObject({ count: caught, of: 200, isMet });
});

test("the contract tests have to catch three of four breaking mutants", () => {
  const outcome = { ...breaking, caughtBy: ["contract tests" as const] };
  const other = { ...outcome, caughtBy: ["diff" as const] };
  expect(barsOf([outcome, outcome, outcome, other])[1]?.isMet).toBe(true);
  expect(barsOf([outcome, outcome, other])[1]?.isMet).toBe(false);
});

test("a mutant is right when the gate that owns it catches it, whoever else does; a row counts that", () => {
  const right = { ...breaking, caughtBy: ["diff" as const] };
  const wrong = { ...breaking, caughtBy: ["contract tests" as const] };
  expect([right, wrong].map(isRight)).toEqual([true, false]);
  expect(rowsOf([right, wrong])).toEqual([
    { place: "path, remove", mutants: 2, breaking: 2, right: 1, diff: 1, "contract tests": 1, schemas: 0 },
  ]);
});
