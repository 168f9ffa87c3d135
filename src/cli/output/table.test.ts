import { expect, test } from "vitest";
import { table } from "./table.js";

const rows = [
  ["7", "downloads.example.com", true],
  ["81", undefined, false],
];

test("columns are as wide as what is in them, and what is not there is a dash", () => {
  expect(table(["id", "domain", "on"], rows, 80)).toEqual([
    "ID  DOMAIN                 ON",
    "7   downloads.example.com  true",
    "81  –                      false",
  ]);
});

test("rows become blocks where the columns do not fit", () => {
  const blocks = ["id: 7", "domain: downloads.example.com", "on: true", "", "id: 81", "domain: –", "on: false"];
  expect(table(["id", "domain", "on"], rows, 32)).toEqual(table(["id", "domain", "on"], rows, 80));
  expect(table(["id", "domain", "on"], rows, 31)).toEqual(blocks);
});

test("a cell holds neither line breaks nor control characters", () => {
  expect(table(["name"], [["a\u001b[2J\nb\u009bc"]], 80)[1]).toBe("a [2J b c");
});

test("columns stand below each other with wide characters and with marks that take no column", () => {
  const cells = [
    ["配信", "x"],
    ["e\u0301te", "x"],
    ["🚀 go", "x"],
    ["plain", "x"],
  ];
  expect(table(["name", "it"], cells, 80)).toEqual(["NAME   IT", "配信   x", "e\u0301te    x", "🚀 go  x", "plain  x"]);
  expect(table(["name"], [["配".repeat(20)]], 40)).toHaveLength(2);
  expect(table(["name"], [["配".repeat(20)]], 39)).toEqual(["name:", `  ${"配".repeat(20)}`]);
});

test("a block's lines are broken at blanks, and a longer word stays whole", () => {
  const events = "ONE_EVENT, OTHER_EVENT, A_THIRD_EVENT_WITH_A_LONG_NAME";
  expect(table(["id", "events"], [["7", events]], 24)).toEqual([
    "id: 7",
    "events: ONE_EVENT,",
    "  OTHER_EVENT,",
    "  A_THIRD_EVENT_WITH_A_LONG_NAME",
  ]);
});

test("a list of any length becomes a table", () => {
  const many = Array.from({ length: 300_000 }, (_, at) => [at]);
  expect(table(["id"], many, 80)).toHaveLength(300_001);
});
