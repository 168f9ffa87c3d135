import { expect, test } from "vitest";
import { operationsOf } from "../../src/contract/cut/document.js";
import { sampleDocument } from "../../src/test-support/contract/sample-document.js";
import { partFor, touchedOperationsOf } from "./gates.js";
import { edited, type Path } from "./places.js";

const document = sampleDocument();
const operations = operationsOf(document);
const touchedBy = touchedOperationsOf(document);
const touched = (path: Path, value: unknown) => touchedBy(edited(document, [{ path, value }])).map(({ name }) => name);

test("nothing is touched where nothing changed, or only words of the document or an unused component", () => {
  expect(touchedBy(document)).toEqual([]);
  expect(touched(["info", "title"], "Other")).toEqual([]);
  expect(touched(["components", "schemas", "Unused"], {})).toEqual([]);
});

test("an operation is touched by an edit of its own, its siblings are not", () => {
  expect(touched(["paths", "/v1/books", "post", "responses"], {})).toEqual(["POST /v1/books"]);
});

test("a parameter of a path touches all operations of the path", () => {
  const own = operations.filter(({ path }) => path === "/v1/books/{id}").map(({ name }) => name);
  expect(touched(["paths", "/v1/books/{id}", "parameters"], [])).toEqual(own);
});

test("a component touches what refers to it, directly or through another one", () => {
  const names = touched(["components", "schemas", "Genre", "enum"], ["OTHER"]);
  expect(names).toContain("GET /v1/shelves/{id}/books");
  expect(names).not.toContain("GET /v1/lamps");
});

test.for(["servers", "security"])("the %s touch all operations", (key) => {
  expect(touched([key], [])).toEqual(operations.map(({ name }) => name));
});

test("the part for an operation has it, what is new or changed, and what these refer to", () => {
  const [list] = operations;
  if (!list) throw new Error("the sample document has no operations");
  const mutant = edited(document, [{ path: ["paths", "/v2/new"], value: { get: list.operation } }]);
  const part = partFor(list, document, mutant);
  expect(operationsOf(part).map(({ name }) => name)).toEqual([list.name, "GET /v2/new"]);
  expect(part.components.schemas).toHaveProperty("Genre");
  expect(part.components.schemas).not.toHaveProperty("Lamp");
});
