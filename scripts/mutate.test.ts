import { expect, test } from "vitest";
import { summaryOf } from "./mutate.js";

const at = (line: number) => ({ mutatorName: "StringLiteral", location: { start: { line } } });

test("mutants are counted by what became of them, and ignored ones are listed with the reason", () => {
  const mutants = [
    { ...at(1), status: "Killed" },
    { ...at(2), status: "Timeout" },
    { ...at(3), status: "Survived" },
    { ...at(4), status: "NoCoverage" },
    { ...at(5), status: "Ignored", statusReason: "nobody can tell" },
    { ...at(6), status: "Ignored" },
  ];
  expect(summaryOf({ files: { "src/a.ts": { mutants } } }).split("\n")).toEqual([
    "6 mutants: 2 caught (1 by timeout), 2 survived, 2 ignored",
    "  src/a.ts:5 StringLiteral: nobody can tell",
    "  src/a.ts:6 StringLiteral: no reason given",
  ]);
});

test("a run without mutants is no success", () => {
  expect(() => summaryOf({ files: {} })).toThrow("no mutants: the patterns match no file");
});
