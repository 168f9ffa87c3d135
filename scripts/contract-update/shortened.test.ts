import { expect, test } from "vitest";
import { shortened } from "./shortened.js";

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`);

test("an output of forty lines stays as it is", () => {
  expect(shortened(lines(40).join("\n"))).toBe(lines(40).join("\n"));
});

test("of a longer one the first and the last twenty lines are kept", () => {
  const kept = shortened(lines(100).join("\n")).split("\n");
  expect(kept).toEqual([...lines(20), "… 60 lines …", ...lines(100).slice(80)]);
});

test("a long line is cut off", () => {
  expect(shortened(`a\n${"b".repeat(301)}`)).toBe(`a\n${"b".repeat(300)}…`);
});
