import { expect, test } from "vitest";
import { readContract } from "../../contract/files.js";
import { viewOf } from "./contract-view.js";
import { edited } from "./edit.js";
import { operators } from "./operators.js";

const contract = await readContract();
const text = JSON.stringify(contract);
const view = viewOf(contract);

test("there are more than 80 operators, each with a name of its own", () => {
  expect(operators.length).toBeGreaterThanOrEqual(80);
  expect(new Set(operators.map(({ name }) => name)).size).toBe(operators.length);
});

test("there are mistakes and harmless changes, and every gate owns some", () => {
  expect(new Set(operators.map(({ expected }) => expected))).toEqual(new Set(["caught", "let through"]));
  expect(new Set(operators.map(({ owner }) => owner))).toEqual(new Set(["diff", "schemas", "contract tests"]));
});

test.for(operators.map((operator) => [operator.name, operator] as const))(
  "%s: there, and only there",
  ([, operator]) => {
    const mutants = operator.mutants(view);
    expect(mutants).not.toEqual([]);
    for (const { place, edits } of mutants) {
      const changed = changedPlaces(contract, edited(contract, edits));
      expect(changed, place).not.toEqual([]);
      const edges = edits.map(({ path }) => path.join(" › "));
      expect(changed.filter((one) => !edges.some((edge) => `${one} › `.startsWith(`${edge} › `)))).toEqual([]);
    }
  },
);

test("all mutants together leave the contract as it was", () => {
  expect(JSON.stringify(contract)).toBe(text);
});

/** The places where two documents differ, as far up as a value is new or gone. */
function changedPlaces(before: unknown, after: unknown, path: readonly string[] = []): string[] {
  if (before === after) return [];
  if (!hasMembers(before) || !hasMembers(after)) return [path.join(" › ")];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const below = keys.flatMap((key) => changedPlaces(before[key], after[key], [...path, key]));
  const isReordered = below.length === 0 && JSON.stringify(before) !== JSON.stringify(after);
  return isReordered ? [path.join(" › ")] : below;
}

/** Lists are looked into as well, item by item. */
function hasMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
