import { expect, test } from "vitest";
import type { Document } from "./document.js";
import { factsOf, movedFacts } from "./facts.js";

function moved(before: object, after: object): string[] {
  return movedFacts(factsOf(before as Document), factsOf(after as Document));
}

test("a branch that is gone as a whole is said once", () => {
  const before = { responses: { 200: { type: "a" }, 409: { type: "b", format: "c" } } };
  expect(moved(before, { responses: { 200: { type: "a" } } })).toEqual(["removed: responses › 409"]);
});

test("a value where a branch was is said by its place", () => {
  const before = { schema: { required: ["id", "type"] } };
  expect(moved(before, { schema: { required: null } })).toEqual([
    "removed: schema › required › id",
    "removed: schema › required › type",
    "added: schema › required",
  ]);
});

test("a link to documentation is no fact, except where a property has that name", () => {
  const link = { url: "https://example.com" };
  expect(moved({ get: {} }, { get: { externalDocs: link } })).toEqual([]);
  expect(moved({ properties: {} }, { properties: { externalDocs: {} } })).toEqual([
    "removed: properties",
    "added: properties › externalDocs",
  ]);
});
