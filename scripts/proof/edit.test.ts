import { expect, test } from "vitest";
import { sampleDocument } from "../../src/test-support/contract/sample-document.js";
import { edited, valueAt } from "./places.js";

const document = sampleDocument();
const book = ["components", "schemas", "Book"];
const mutant = edited(document, [{ path: [...book, "type"], value: "array" }]);

test("an edit changes one place of a copy; the original document is unchanged", () => {
  expect(valueAt(mutant, [...book, "type"])).toBe("array");
  expect(document).toEqual(sampleDocument());
});

test("what is not on the way to the edit is shared", () => {
  expect(mutant.paths).toBe(document.paths);
  expect(mutant.components.schemas.Author).toBe(document.components.schemas.Author);
  expect(mutant.components.schemas).not.toBe(document.components.schemas);
});

test("edits follow one another; undefined removes a member or an item", () => {
  const edits = [
    { path: ["servers", 1], value: { url: "/" } },
    { path: ["servers", 0], value: undefined },
    { path: ["security"], value: undefined },
  ];
  const { servers, ...rest } = edited(document, edits);
  expect(servers).toEqual([{ url: "/" }]);
  expect(rest).not.toHaveProperty("security");
});

test("there is no value at a place that does not exist", () => {
  expect(valueAt(document, ["paths", "/nowhere", "get"])).toBeUndefined();
});
