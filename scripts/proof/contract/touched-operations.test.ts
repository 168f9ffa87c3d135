import { expect, test } from "vitest";
import { operationsOf } from "../../contract/document.js";
import { sampleDocument } from "../../testing/sample-document.js";
import { type Edit, edited, set } from "./edit.js";
import { partFor, touchedOperationsOf } from "./touched-operations.js";

const document = sampleDocument();
const touchedBy = touchedOperationsOf(document);
const operations = operationsOf(document);
const touched = (...edits: Edit[]) => [...touchedBy(edited(document, edits))];

test("nothing is touched where nothing changed, or only words of the document", () => {
  expect(touched()).toEqual([]);
  expect(touched(set(["info", "title"], "Other"))).toEqual([]);
});

test("an operation is touched by an edit of its own, its siblings are not", () => {
  expect(touched(set(["paths", "/v1/books", "post", "responses"], {}))).toEqual(["POST /v1/books"]);
});

test("a parameter of a path touches all its operations", () => {
  const [path = ""] = Object.entries(document.paths).find(([, item]) => item.parameters) ?? [];
  const own = operations.filter((one) => one.path === path).map(({ name }) => name);
  expect(touched(set(["paths", path, "parameters"], []))).toEqual(own);
});

test("a component touches whoever reaches it, however long the way", () => {
  const names = touched(set(["components", "schemas", "Genre", "enum"], ["OTHER"]));
  expect(names).toContain("GET /v1/shelves/{id}/books");
  expect(touched(set(["components", "schemas", "Unused"], {}))).toEqual([]);
});

test("the servers and the security touch all operations", () => {
  const all = operations.map(({ name }) => name);
  expect(touched(set(["servers"], []))).toEqual(all);
  expect(touched(set(["security"], []))).toEqual(all);
});

test("the part for an operation has it, and what is new, and no other operation of the original", () => {
  const [first] = operations;
  if (!first) throw new Error("the sample has lost its operations");
  const mutant = edited(document, [set(["paths", "/v2/new"], { get: first.operation })]);
  const part = partFor(first, document, mutant);
  expect(
    operationsOf(part)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(["GET /v2/new", first.name].sort());
  expect(part.components).toBe(mutant.components);
});
