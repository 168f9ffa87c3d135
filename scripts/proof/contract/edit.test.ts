import { expect, test } from "vitest";
import { sampleDocument } from "../../testing/sample-document.js";
import { edited, remove, set, valueAt } from "./edit.js";

const document = sampleDocument();
const book = ["components", "schemas", "Book"];

test("an edit changes one place of a copy, and the document given stays as it was", () => {
  const mutant = edited(document, [set([...book, "type"], "array")]);
  expect(valueAt(mutant, [...book, "type"])).toBe("array");
  expect(document).toEqual(sampleDocument());
});

test("what is not on the way to the edit is shared", () => {
  const mutant = edited(document, [set([...book, "type"], "array")]);
  expect(mutant.paths).toBe(document.paths);
  expect(mutant.components.schemas.Author).toBe(document.components.schemas.Author);
  expect(mutant.components.schemas).not.toBe(document.components.schemas);
});

test("edits follow one another, and take away as well", () => {
  const mutant = edited(document, [
    set([...book, "new"], { a: 1 }),
    remove([...book, "new", "a"]),
    remove(["servers"]),
  ]);
  expect(valueAt(mutant, [...book, "new"])).toEqual({});
  expect(mutant).not.toHaveProperty("servers");
});

test("a list stays a list", () => {
  expect(edited(document, [set(["servers", 0, "url"], "/")]).servers).toEqual([{ url: "/" }]);
});

test("there is nothing at a place that is not there", () => {
  expect(valueAt(document, ["paths", "/nowhere", "get"])).toBeUndefined();
});
