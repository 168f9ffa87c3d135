import { expect, test } from "vitest";
import { draw } from "./draw.js";

const sites = Array.from({ length: 50 }, (_, at) => at);

test("without an extent every site is taken, in its order", () => {
  expect(draw("an operator", sites, undefined)).toEqual(sites);
});

test("an operator with no more sites than asked for has them all", () => {
  expect(draw("an operator", [1, 2], { sites: 2, seed: 1 })).toEqual([1, 2]);
});

test("so many sites are drawn, and none twice", () => {
  const drawn = draw("an operator", sites, { sites: 20, seed: 1 });
  expect(new Set(drawn).size).toBe(20);
});

test("the same seed draws the same sites, another seed or operator others", () => {
  const drawn = draw("an operator", sites, { sites: 5, seed: 1 });
  expect(draw("an operator", sites, { sites: 5, seed: 1 })).toEqual(drawn);
  expect(draw("an operator", sites, { sites: 5, seed: 2 })).not.toEqual(drawn);
  expect(draw("another operator", sites, { sites: 5, seed: 1 })).not.toEqual(drawn);
});

test("over many seeds every site gets its turn", () => {
  const drawn = sites.flatMap((seed) => draw("an operator", sites, { sites: 10, seed }));
  expect(new Set(drawn).size).toBe(50);
});
