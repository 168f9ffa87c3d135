import { expect, test } from "vitest";
import { committedContract } from "../../contract-tests/committed-contract.js";
import type { Document } from "../../src/contract/cut/document.js";
import { sampleDocument } from "../../src/test-support/contract/sample-document.js";
import { placesOf } from "./places.js";

const kinds = [
  ...["document", "info", "server", "security", "security scheme", "path", "operation"],
  ...["query parameter", "list parameter", "path parameter", "request body"],
  ...["responses", "success", "error", "content", "media type", "example"],
  ...["component", "reference", "property", "schema", "value", "null", "object", "map", "list"],
  ...["text", "plain text", "formatted text", "number", "maximum"],
  ...["enum", "enum value", "resource type", "resource type value"],
  ...["union", "alternative", "discriminator", "mapping"],
];

test("the walk visits every kind of place", () => {
  const visited = [...placesOf(committedContract.document as Document)].map(({ kind }) => kind);
  expect([...new Set(visited)].sort()).toEqual(kinds.sort());
});

const sample = [...placesOf(sampleDocument())];
const found = (kind: string, ...path: string[]) =>
  sample.find((one) => one.kind === kind && one.path.join(" ") === path.join(" "));

test.for([
  ["list", ["components", "schemas", "BooksResponse", "properties", "included"]],
  ["reference", ["components", "schemas", "BooksResponse", "properties", "included", "items", "oneOf", "0"]],
  ["enum value", ["paths", "/v1/shelves/{id}/books", "get", "parameters", "0", "schema", "items", "enum", "1"]],
  ["reference", ["paths", "/v1/books", "post", "requestBody", "content", "application/json", "schema"]],
  ["resource type", ["components", "schemas", "Author", "properties", "type"]],
] as const)("schemas are visited at every depth: a place of kind %s", ([kind, path]) => {
  expect(found(kind, ...path)).toBeDefined();
});

test.for([
  ["path parameter", ["paths", "/v1/books/{id}", "parameters", "0"], "request"],
  ["component", ["components", "schemas", "BookCreateRequest"], "request"],
  ["component", ["components", "schemas", "BookResponse"], "response"],
  ["component", ["components", "schemas", "Genre"], "both"],
  ["success", ["paths", "/v1/books", "post", "responses", "201"], "response"],
] as const)("a place knows who writes what stands there: a %s at %j is of %s", ([kind, path, side]) => {
  expect(found(kind, ...path)?.side).toBe(side);
});
