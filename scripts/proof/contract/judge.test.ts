import { expect, test } from "vitest";
import { readContract } from "../../contract/files.js";
import type { Gate } from "./gates.js";
import { judge, type Task, tasksFor } from "./judge.js";
import { breaking, type GateName, harmless, type Operator } from "./operator.js";
import { operators } from "./operators.js";

const contract = await readContract();
const blind: Gate = async () => false;
const strict: Gate = async () => true;
const toothless: Record<GateName, Gate> = { diff: blind, schemas: blind, "contract tests": blind };

function tasks(operator: Operator, sites = 2): Task[] {
  return tasksFor(contract, [operator], { sites, seed: 1 });
}

const mistake = operators.find(({ name }) => name === "remove an operation") ?? breaking("none", () => []);
const change = operators.find(({ name }) => name === "deprecate an operation") ?? harmless("none", () => []);

test("a mistake that no gate catches survives", async () => {
  const outcomes = await judge(contract, tasks(mistake), toothless);
  expect(outcomes).toEqual([
    expect.objectContaining({ operator: "remove an operation", expected: "caught", owner: "diff", caughtBy: [] }),
    expect.objectContaining({ caughtBy: [] }),
  ]);
});

test("every gate that catches it is named, in place of none", async () => {
  const gates = { ...toothless, diff: strict, "contract tests": strict };
  expect((await judge(contract, tasks(mistake, 1), gates)).map(({ caughtBy }) => caughtBy)).toEqual([
    ["diff", "contract tests"],
  ]);
});

test("the schemas are asked where nobody else saw it, and where it is theirs", async () => {
  const unseen = { ...toothless, schemas: strict };
  const seen = { ...unseen, diff: strict };
  const theirs = { ...mistake, owner: "schemas" };
  expect((await judge(contract, tasks(mistake, 1), unseen)).at(0)?.caughtBy).toEqual(["schemas"]);
  expect((await judge(contract, tasks(mistake, 1), seen)).at(0)?.caughtBy).toEqual(["diff"]);
  expect((await judge(contract, tasks(theirs, 1), seen)).at(0)?.caughtBy).toEqual(["diff", "schemas"]);
});

test("about a harmless change the diff is asked and nobody else", async () => {
  const others = { diff: blind, schemas: strict, "contract tests": strict };
  expect((await judge(contract, tasks(change, 1), others)).at(0)?.caughtBy).toEqual([]);
  expect((await judge(contract, tasks(change, 1), { ...toothless, diff: strict })).at(0)?.caughtBy).toEqual(["diff"]);
});

test("the same seed draws the same places, another one others", () => {
  const drawn = (seed: number) =>
    tasksFor(contract, operators, { sites: 2, seed }).map(({ operator, mutant }) => `${operator.name} ${mutant.place}`);
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
  expect(drawn(1).length).toBeGreaterThan(operators.length);
});

test("an operator that finds no place any more is an error", () => {
  const lost = breaking("do something nowhere", () => []);
  expect(() => tasksFor(contract, [lost], undefined)).toThrow("no place left where to do something nowhere");
});
