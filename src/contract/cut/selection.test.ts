import { expect, test } from "vitest";
import { sampleDocument } from "../../test-support/contract/sample-document.js";
import { type OperationName, operationsOf } from "./document.js";
import { parseSelection } from "./hand-written.js";
import { type Selection, selectOperations } from "./selection.js";

const parse = (text: string) => parseSelection(text, "selection.yaml");

test("reads operations and resources, with lists and without", () => {
  expect(
    parse(`operations:
  GET /v1/books: { parameters: [limit, "filter[genre]"] }
  DELETE /v1/books/{id}:
resources:
  authors: { attributes: [name], relationships: [] }
  notes:
`),
  ).toEqual({
    operations: { "GET /v1/books": { parameters: ["limit", "filter[genre]"] }, "DELETE /v1/books/{id}": null },
    resources: { authors: { attributes: ["name"], relationships: [] }, notes: null },
  });
});

test("resources may be left out", () => {
  expect(parse("operations: { GET /v1/books: }").resources).toEqual({});
});

test.each([
  ["text that is not YAML", "operations: [", "selection.yaml is not YAML"],
  [
    "the same operation twice",
    "operations:\n  GET /a:\n  GET /a:\n",
    "selection.yaml is not YAML: Map keys must be unique",
  ],
  ["an empty file", "", "/ must be object"],
  ["a list", "- GET /v1/books", "/ must be object"],
  ["no operations", "resources: {}", "/ must have required property 'operations'"],
  ["an empty list of operations", "operations: {}", "/operations must NOT have fewer than 1 properties"],
  ["an unknown key", "operations: { GET /a: }\nschemas: {}", "/ must NOT have additional properties (schemas)"],
  [
    "an unknown method",
    "operations: { FETCH /v1/books: }",
    "/operations property name must be valid (FETCH /v1/books)",
  ],
  ["a method in lower case", "operations: { get /v1/books: }", "property name must be valid (get /v1/books)"],
  ["a path without a slash", "operations: { GET v1/books: }", "property name must be valid (GET v1/books)"],
  ["a path with a space in it", "operations: { GET /v1/ books: }", "property name must be valid (GET /v1/ books)"],
  ["an unknown key of an operation", "operations: { GET /a: { query: [] } }", "additional properties (query)"],
  ["a parameter that is no name", "operations: { GET /a: { parameters: [1] } }", "/parameters/0 must be string"],
  ["a parameter given twice", "operations: { GET /a: { parameters: [b, b] } }", "must NOT have duplicate items"],
  ["an unknown key of a resource", "operations: { GET /a: }\nresources: { b: { links: [] } }", "properties (links)"],
])("refuses %s, and says where", (_, text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test("says everything that is wrong at once, and in which file", () => {
  const read = () => parse("operations: { FETCH /a: , GET /b: { query: [] } }\nextra: 1");
  expect(read).toThrow(/^selection\.yaml is not a selection:\n/);
  expect(read).toThrow("FETCH /a");
  expect(read).toThrow("query");
  expect(read).toThrow("extra");
});

function select(operations: Selection["operations"]) {
  const misses: string[] = [];
  const document = selectOperations(sampleDocument(), { operations, resources: {} }, misses);
  return { document, misses, names: operationsOf(document).map(({ name }) => name) };
}

test("keeps the selected operations, by method and path, and no other", () => {
  const { names, misses } = select({ "GET /v1/books/{id}": null, "POST /v1/books": null });
  expect(names.sort()).toEqual(["GET /v1/books/{id}", "POST /v1/books"]);
  expect(misses).toEqual([]);
});

test("keeps two methods of one path", () => {
  const { document } = select({ "DELETE /v1/books/{id}": null, "GET /v1/books/{id}": null });
  expect(Object.keys(document.paths["/v1/books/{id}"] ?? {}).sort()).toEqual(["delete", "get", "parameters"]);
});

test("keeps the parameters of the path, and every query parameter when none are listed", () => {
  const { document } = select({ "GET /v1/shelves/{id}/books": {} });
  const item = document.paths["/v1/shelves/{id}/books"];
  expect(item?.parameters?.map(({ name }) => name)).toEqual(["id"]);
  expect(item?.get?.parameters).toHaveLength(8);
});

test("keeps the listed query parameters only; an empty list keeps none", () => {
  const kept = (parameters: string[]) =>
    select({ "GET /v1/shelves/{id}/books": { parameters } }).document.paths["/v1/shelves/{id}/books"]?.get?.parameters;
  expect(kept(["limit", "include"])?.map(({ name }) => name)).toEqual(["include", "limit"]);
  expect(kept([])).toEqual([]);
});

test("a parameter that is not in the query stays, listed or not", () => {
  const document = sampleDocument();
  const get = document.paths["/v1/books/{id}"]?.get;
  get?.parameters?.push({ name: "Accept-Language", in: "header", schema: { type: "string" } });
  const operations = { "GET /v1/books/{id}": { parameters: ["include"] } };
  const selected = selectOperations(document, { operations, resources: {} }, []);
  const names = selected.paths["/v1/books/{id}"]?.get?.parameters?.map(({ name }) => name);
  expect(names).toEqual(["include", "Accept-Language"]);
});

test("says every operation and parameter that is not there", () => {
  const { misses } = select({
    "GET /v1/books": null,
    "PATCH /v1/books/{id}": null,
    "GET /v1/books/{id}": { parameters: ["sort", "include", "page"] },
    "POST /v1/books": { parameters: ["dryRun"] },
  });
  expect(misses.sort()).toEqual([
    "operation GET /v1/books",
    "operation PATCH /v1/books/{id}",
    "parameter dryRun of POST /v1/books",
    "parameter page of GET /v1/books/{id}",
    "parameter sort of GET /v1/books/{id}",
  ]);
});

test("an operation that goes by another path of the same build is not taken for it", () => {
  const { misses } = select({ ["GET /v1/books/{bookId}" as OperationName]: null });
  expect(misses).toEqual(["operation GET /v1/books/{bookId}"]);
});
