import { expect, test } from "vitest";
import { parseSelection, readSelection } from "./selection.js";

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

test("a file that is not there is named", async () => {
  await expect(readSelection("no-such-selection.yaml")).rejects.toThrow("no-such-selection.yaml");
});
