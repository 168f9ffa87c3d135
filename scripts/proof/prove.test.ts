import { expect, test } from "vitest";
import type { Document } from "../contract/document.js";
import { sampleDocument } from "../testing/sample-document.js";
import type { GateName } from "./expectations.js";
import type { Gates } from "./gates.js";
import type { Mutant } from "./mutants.js";
import { prove } from "./prove.js";
import { barsOf, isRight, rowsOf } from "./report.js";

const contract = sampleDocument();
const edits = [{ path: ["info", "version"], value: "5" }];
const parts = { kind: "path", verb: "remove", rule: "path, remove: path", place: "a path", side: "request" } as const;
const breaking: Mutant = { ...parts, isBreaking: true, owner: "diff", edits };
const harmless: Mutant = { ...breaking, verb: "reword", isBreaking: false };
const ofSchemas: Mutant = { ...breaking, owner: "schemas" };

/** Gates of which these stop every mutant, and none stops the original. */
function gatesWith(...strict: GateName[]): Gates {
  const gate = (name: GateName) => async (mutant: Document, original: Document) =>
    strict.includes(name) && mutant !== original;
  return { diff: gate("diff"), "contract tests": gate("contract tests"), schemas: gate("schemas") };
}

async function caughtBy(mutant: Mutant, ...strict: GateName[]): Promise<GateName[] | undefined> {
  const [outcome] = await prove(contract, [mutant], gatesWith(...strict));
  return outcome?.caughtBy;
}

async function missedBars(mutants: Mutant[], ...strict: GateName[]): Promise<string[]> {
  const bars = barsOf(await prove(contract, mutants, gatesWith(...strict)));
  return bars.filter(({ isMet }) => !isMet).map(({ bar }) => bar.replace(/:.*/, ""));
}

test("of a breaking mutant all gates are named that catch it", async () => {
  expect(await caughtBy(breaking, "diff", "contract tests")).toEqual(["diff", "contract tests"]);
  expect(await caughtBy(breaking)).toEqual([]);
});

test("the check of the schemas is asked where it owns the mutant, and where nobody else caught it", async () => {
  expect(await caughtBy(breaking, "diff", "schemas")).toEqual(["diff"]);
  expect(await caughtBy(breaking, "schemas")).toEqual(["schemas"]);
  expect(await caughtBy(ofSchemas, "diff", "schemas")).toEqual(["diff", "schemas"]);
});

test("about a harmless mutant the diff alone is asked", async () => {
  expect(await caughtBy(harmless, "schemas", "contract tests")).toEqual([]);
  expect(await caughtBy(harmless, "diff")).toEqual(["diff"]);
});

test("a gate that stops the original is named: it would catch every mutant", async () => {
  const gates = { ...gatesWith(), "contract tests": async () => true };
  await expect(prove(contract, [], gates)).rejects.toThrow('the gate "contract tests" stops the original');
});

const some = [breaking, breaking, breaking, harmless];

test("a gate that is turned off is missed", async () => {
  expect(await missedBars(some, "contract tests")).toEqual([]);
  expect(await missedBars(some, "diff")).toEqual([
    "breaking mutants that the contract tests catch",
    "harmless mutants that the diff calls breaking",
  ]);
  expect(await missedBars(some)).toEqual([
    "breaking mutants that some gate catches",
    "breaking mutants that the contract tests catch",
  ]);
  expect(await missedBars([])).toHaveLength(3);
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
