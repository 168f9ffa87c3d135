import { expect, test } from "vitest";
import { Findings } from "./compare.js";

/** Adds an unknown field at each of these places, and gives the pointers that are kept. */
function pointersOf(...places: (string | number)[][]): string[] {
  const findings = new Findings((name) => name.toUpperCase());
  for (const place of places) {
    for (const step of place) findings.enter(step);
    findings.add("additive", "absent", "string");
    for (const _ of place) findings.leave();
  }
  return findings.list.map(({ pointer }) => pointer);
}

test("a place is a JSON pointer of names that have been cleaned", () => {
  expect(pointersOf([], ["a"], ["a", 0, "b"], [""])).toEqual(["", "/A", "/A/0/B", "/"]);
});

test("slashes and tildes in names are escaped as RFC 6901 has it", () => {
  expect(pointersOf(["a/b~c~1"])).toEqual(["/A~1B~0C~01"]);
});

test("the items of a list count as one place, and the first of them is named", () => {
  expect(pointersOf(["data", 3, "x"], ["data", 4, "x"], ["data", 4, "y"], ["data", "*", "x"])).toEqual([
    "/DATA/3/X",
    "/DATA/4/Y",
    "/DATA/*/X",
  ]);
});

test("the same place is reported again when something else is found there", () => {
  const findings = new Findings((name) => name);
  for (const kind of ["string", "null", "string"]) findings.add("breaking", "number", kind);
  expect(findings.list.map(({ found }) => found)).toEqual(["string", "null"]);
});

test("at most 20 additions are reported, and 20 breaks besides", () => {
  const findings = new Findings((name) => name);
  for (let index = 0; index < 50; index++) {
    findings.enter(`field${index}`);
    findings.add("additive", "absent", "string");
    findings.leave();
  }
  for (let index = 0; index < 50; index++) {
    findings.enter(`field${index}`);
    findings.add("breaking", "string", "null");
    findings.leave();
  }
  expect(findings.list.map(({ impact }) => impact)).toEqual([
    ...Array(20).fill("additive"),
    ...Array(20).fill("breaking"),
  ]);
});
