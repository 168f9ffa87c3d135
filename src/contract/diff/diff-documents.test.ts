import { describe, expect, test } from "vitest";
import { libraryDocument, thereAndBack, withoutWords } from "../../test-support/contract/library-changes.js";
import { diffDocuments } from "./diff-documents.js";

const text = { type: "string" };
const number = { type: "number" };
const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const limit = { name: "limit", in: "query", schema: { type: "integer" } };
const withLimit = (more: object) => ({ parameters: [{ ...limit, ...more }] });

describe("there and back, an operation, its path and the document:", () => {
  thereAndBack("operation", [
    [
      "operationId",
      { operation: { operationId: "a" } },
      { operation: { operationId: "b" } },
      "neutral api-operation-id-changed",
      "neutral api-operation-id-changed",
    ],
    [
      "deprecation",
      {},
      { operation: { deprecated: true } },
      "neutral endpoint-deprecated",
      "neutral endpoint-reactivated",
    ],
    [
      "a callback",
      {},
      { operation: { callbacks: { put: { "{$url}": { post: { responses: {} } } } } } },
      "additive callback-added in callback",
      "breaking callback-removed in callback",
    ],
    [
      "the method query",
      {},
      { item: { query: { responses: {} } } },
      "additive endpoint-added",
      "breaking api-removed-without-deprecation",
    ],
    [
      "a method of somebody's own",
      {},
      { item: { additionalOperations: { LEND: { responses: {} } } } },
      "additive endpoint-added",
      "breaking api-removed-without-deprecation",
    ],
    [
      "an unknown keyword of a path",
      {},
      { item: { lend: {} } },
      "breaking unknown-keyword-changed in path /books",
      "breaking unknown-keyword-changed in path /books",
    ],
    [
      "an unknown keyword of the document",
      {},
      { document: { colours: {} } },
      "breaking unknown-keyword-changed in document",
      "breaking unknown-keyword-changed in document",
    ],
    [
      "another operation",
      {},
      { item: { get: { responses: {} } } },
      "additive endpoint-added",
      "breaking api-removed-without-deprecation",
    ],
    [
      "a deprecated operation",
      {},
      { item: { get: { deprecated: true, responses: {} } } },
      "additive endpoint-added",
      "breaking api-removed-with-deprecation",
    ],
  ]);
});

describe("a path", () => {
  const document = (paths: object) => ({ openapi: "3.0.3", paths });
  const get = (name: string, schema: object = text) => ({
    get: { parameters: [{ name, in: "path", required: true, schema }], responses: {} },
  });
  const rulesOf = (before: object, after: object) =>
    diffDocuments(document(before), document(after)).map(({ operation, rule }) => [operation, rule]);

  test("whose parameter has another name breaks code that names it, and nothing else", () => {
    const found = diffDocuments(document({ "/books/{id}": get("id") }), document({ "/books/{book}": get("book") }));
    expect(found).toMatchObject([
      { impact: "breaking", rule: "path-parameter-renamed", operation: "GET /books/{book}", location: "operation" },
    ]);
  });

  test("whose parameter has another name and type breaks twice", () => {
    expect(rulesOf({ "/books/{id}": get("id") }, { "/books/{book}": get("book", number) })).toEqual([
      ["GET /books/{book}", "path-parameter-renamed"],
      ["GET /books/{book}", "request-parameter-type-changed"],
    ]);
  });

  test("that is gone takes its operations along", () => {
    expect(rulesOf({ "/books/{id}": get("id") }, {})).toEqual([
      ["GET /books/{id}", "api-path-removed-without-deprecation"],
    ]);
  });

  test("whose parameters changed places has parameters of other types", () => {
    const parameters = [
      { name: "a", in: "path", required: true, schema: text },
      { name: "b", in: "path", required: true, schema: number },
    ];
    const item = { get: { parameters, responses: {} } };
    expect(rulesOf({ "/books/{a}/{b}": item }, { "/books/{b}/{a}": item })).toEqual([
      ["GET /books/{b}/{a}", "path-parameter-renamed"],
      ["GET /books/{b}/{a}", "request-parameter-type-changed"],
      ["GET /books/{b}/{a}", "request-parameter-type-changed"],
    ]);
  });

  test("is followed once where two have its template, and the other is reported", () => {
    const two = { "/books/{id}": get("id"), "/books/{name}": get("name") };
    const one = { "/books/{book}": get("book") };
    expect(rulesOf(two, one)).toEqual([
      ["GET /books/{book}", "path-parameter-renamed"],
      ["GET /books/{name}", "api-path-removed-without-deprecation"],
    ]);
    expect(rulesOf(one, two)).toEqual([
      ["GET /books/{id}", "path-parameter-renamed"],
      ["GET /books/{name}", "endpoint-added"],
    ]);
  });

  test("is not taken for one of the same template", () => {
    const both = { "/books/{id}": get("id"), "/books/{book}": get("book") };
    expect(rulesOf(both, both)).toEqual([]);
    expect(rulesOf(both, { "/books/{book}": get("book") })).toEqual([
      ["GET /books/{id}", "api-path-removed-without-deprecation"],
    ]);
  });
});

test("what a webhook brings comes to the client, and what it responds goes out", () => {
  const document = (body: object, response: object) => ({
    openapi: "3.1.0",
    webhooks: { lent: { post: { requestBody: json(body), responses: { 200: json(response) } } } },
  });
  const short = { ...text, maxLength: 3 };
  expect(withoutWords(diffDocuments(document(short, text), document(text, short)))).toEqual([
    { impact: "additive", rule: "request-body-max-length-unset", location: "request body" },
    { impact: "breaking", rule: "response-body-max-length-set", location: "response 200" },
  ]);
  expect(diffDocuments(document(text, text), { openapi: "3.1.0" })).toMatchObject([
    { impact: "breaking", rule: "webhook-removed", operation: "WEBHOOK POST lent" },
  ]);
  expect(diffDocuments({ openapi: "3.1.0" }, document(text, text))).toMatchObject([
    { impact: "additive", rule: "webhook-added" },
  ]);
});

test("where the client is called, more statuses accept more, and more headers bring more", () => {
  const document = (parameters: object[], ...statuses: number[]) => ({
    openapi: "3.1.0",
    webhooks: {
      lent: { post: { parameters, responses: Object.fromEntries(statuses.map((status) => [status, {}])) } },
    },
  });
  const sign = { in: "header", name: "X-Sign", required: true, schema: text };
  const [few, many] = [document([], 200), document([sign], 200, 204)];
  expect(withoutWords(diffDocuments(few, many))).toEqual([
    { impact: "additive", rule: "new-required-request-parameter", location: "parameter X-Sign" },
    { impact: "additive", rule: "response-success-status-added", location: "response 204" },
  ]);
  expect(withoutWords(diffDocuments(many, few))).toEqual([
    { impact: "breaking", rule: "request-parameter-removed", location: "parameter X-Sign" },
    { impact: "breaking", rule: "response-success-status-removed", location: "response 204" },
  ]);
  const optional = document([{ ...sign, required: false }], 200);
  expect(withoutWords(diffDocuments(document([sign], 200), optional))).toEqual([
    { impact: "breaking", rule: "request-parameter-became-optional", location: "parameter X-Sign" },
  ]);
  expect(withoutWords(diffDocuments(document([], 200), document([], 404, 200)))).toMatchObject([
    { impact: "additive" },
  ]);
  const range = { ...document([]), webhooks: { lent: { post: { responses: { "2XX": {} } } } } };
  expect(withoutWords(diffDocuments(few, range))).toMatchObject([{ impact: "additive" }]);
  expect(withoutWords(diffDocuments(range, few))).toMatchObject([{ impact: "breaking" }]);
});

test("what a callback brings comes to the client, and what it responds goes out", () => {
  const document = (body: object, response: object) => {
    const post = { requestBody: json(body), responses: { 200: json(response) } };
    const callbacks = { put: { $ref: "#/components/callbacks/put" } };
    return libraryDocument({ operation: { callbacks }, components: { callbacks: { put: { "{$url}": { post } } } } });
  };
  const [found, ...others] = diffDocuments(document(text, text), document(number, text));
  expect(others).toEqual([]);
  expect(found).toMatchObject({ impact: "breaking", operation: "POST /books CALLBACK POST put {$url}" });
  const short = { ...text, maxLength: 3 };
  expect(withoutWords(diffDocuments(document(text, text), document(short, short)))).toEqual([
    { impact: "additive", rule: "request-body-max-length-set", location: "request body" },
    { impact: "breaking", rule: "response-body-max-length-set", location: "response 200" },
  ]);
});

test("a message says what changed, and why that matters", () => {
  const [found] = diffDocuments(libraryDocument(withLimit({})), libraryDocument(withLimit({ required: true })));
  expect(found).toEqual({
    impact: "breaking",
    rule: "request-parameter-became-required",
    operation: "POST /books",
    location: "parameter limit",
    message: "required now: requests without it are refused",
  });
});
