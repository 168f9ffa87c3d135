import { expect, test } from "vitest";
import { sampleDocument } from "../testing/sample-document.js";
import { type OperationName, operationsOf } from "./document.js";
import { selectOperations } from "./select-operations.js";
import type { Selection } from "./selection.js";

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
