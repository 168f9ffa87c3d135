import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { expect, test } from "vitest";
import { editsOf, everyMatch } from "./operator.js";
import { operators } from "./operators.js";

const file = "src/clock.ts";
const source = readFileSync(join(import.meta.dirname, "../../..", file), "utf8");

test("an edit gives the whole file with one text in place of another", () => {
  const [mutant] = editsOf(file, [["the time of no machine", "Date.now()", "0"]]);
  expect(mutant).toEqual({
    ...{ site: "src/clock.ts: the time of no machine", file },
    text: source.replace("Date.now()", "0"),
  });
});

test("what takes the place of a text is taken as it stands", () => {
  expect(editsOf(file, [["odd", "Date.now()", "$& $1"]])[0]?.text).toContain("$& $1");
});

test("an edit that no longer fits its file is refused by name, and so is one that fits twice or changes nothing", () => {
  const refusal = /^src\/clock\.ts: operators do not apply any more\n {2}"a site" wants this, exactly once: /;
  expect(() => editsOf(file, [["a site", "no such text", ""]])).toThrow(refusal);
  expect(() => editsOf(file, [["a site", "Clock", "Watch"]])).toThrow(refusal);
  expect(() => editsOf(file, [["a site", "Date.now()", "Date.now()"]])).toThrow(refusal);
});

test("a pattern makes one mutant of every match, and names its line", () => {
  const mutants = everyMatch(file, /setTimeout|clearTimeout/g, () => "never");
  expect(mutants.map(({ text }) => text.split("never").length)).toEqual([2, 2]);
  const lines = source.split("\n");
  const line = (text: string) => 1 + lines.findIndex((one) => one.includes(text));
  expect(mutants.map(({ site }) => site)).toEqual([
    `${file}:${line("setTimeout(")}`,
    `${file}:${line("clearTimeout(")}`,
  ]);
});

test("a pattern that matches nothing any more is refused", () => {
  expect(() => everyMatch("src", /no such text/g, () => "")).toThrow(/^src: an operator does not apply any more: /);
});

test("tests are not mutated", () => {
  expect(everyMatch("src", /import /g, () => "").filter((mutant) => mutant.file.endsWith(".test.ts"))).toEqual([]);
});

test("every operator fits the source, and no two have a name", () => {
  const all = operators();
  expect(all.length).toBeGreaterThanOrEqual(40);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { mutants } of all) expect(new Set(mutants.map(({ text }) => text)).size).toBe(mutants.length);
});

test("every mutant is code that can be read, so that it is caught for what it does", async () => {
  const mutants = operators().flatMap((operator) => operator.mutants);
  const outcomes = await Promise.allSettled(mutants.map(({ text }) => transform(text, { loader: "ts" })));
  const unreadable = mutants.filter((_, at) => outcomes[at]?.status === "rejected");
  expect(unreadable.map(({ site }) => site)).toEqual([]);
});
