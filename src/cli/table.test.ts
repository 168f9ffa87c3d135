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
