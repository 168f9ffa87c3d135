import { describe, expect, test } from "vitest";
import { changes, libraryDocument, withBook } from "../../test-support/contract/library-changes.js";
import { diffDocuments } from "./diff-documents.js";

const text = { type: "string" };
const number = { type: "number" };
const novel = { type: "object", required: ["title"], properties: { title: text } };
const id = { name: "id", in: "query", schema: { type: "array", items: text } };
const json = (schema: unknown) => ({ content: { "application/json": { schema } } });

describe("the same operation, written in two ways, is no change:", () => {
  test.each<[string, Parameters<typeof libraryDocument>[0], Parameters<typeof libraryDocument>[0]]>([
    [
      "defaults of a parameter spelled out",
      { parameters: [id] },
      {
        parameters: [{ ...id, style: "form", explode: true, required: false, allowReserved: false, deprecated: false }],
      },
    ],
    [
      "explode of a single value",
      { parameters: [{ ...id, schema: text, explode: true }] },
      { parameters: [{ ...id, schema: text, explode: false }] },
    ],
    [
      "explode of a value that may be null, or of one of two types",
      ...([true, false].map((explode) => ({
        parameters: [
          { ...id, schema: { type: ["string", "null"] }, explode },
          { ...id, name: "page", schema: { oneOf: [text, { type: "integer" }] }, explode },
        ],
      })) as [object, object]),
    ],
    ["parameters of the path and of the operation", { parameters: [id] }, { item: { parameters: [id] } }],
    [
      "a parameter of the operation over that of the path",
      { parameters: [id] },
      { parameters: [id], item: { parameters: [{ ...id, schema: number }] } },
    ],
    [
      "parameters in another order",
      { parameters: [id, { ...id, name: "b" }] },
      { parameters: [{ ...id, name: "b" }, id] },
    ],
    [
      "headers in capitals",
      { parameters: [{ ...id, in: "header", name: "X-A" }] },
      { parameters: [{ ...id, in: "header", name: "x-a" }] },
    ],
    [
      "a parameter that is a component",
      { parameters: [id] },
      { parameters: [{ $ref: "#/components/parameters/id" }], components: { parameters: { id } } },
    ],
    [
      "a path parameter that is required anyway",
      { parameters: [{ ...id, in: "path" }] },
      { parameters: [{ ...id, in: "path", required: true }] },
    ],
    [
      "a body that is a component",
      { request: text },
      {
        operation: { requestBody: { $ref: "#/components/requestBodies/Put" } },
        components: { requestBodies: { Put: json(text) } },
      },
    ],
    [
      "a response that is a component",
      { response: text },
      {
        operation: { responses: { 201: { $ref: "#/components/responses/Put" } } },
        components: { responses: { Put: json(text) } },
      },
    ],
    [
      "a media type that is a component",
      { response: text },
      {
        operation: { responses: { 201: { content: { "application/json": { $ref: "#/components/mediaTypes/Put" } } } } },
        components: { mediaTypes: { Put: { schema: text } } },
      },
    ],
    [
      "a range of statuses in small letters",
      { operation: { responses: { "2XX": json(text) } } },
      { operation: { responses: { "2xx": json(text) } } },
    ],
    [
      "media types with spaces and capitals",
      { operation: { requestBody: { content: { "application/json;charset=utf-8": { schema: text } } } } },
      { operation: { requestBody: { content: { 'Application/JSON; charset="UTF-8"': { schema: text } } } } },
    ],
    [
      "servers of the document and of the operation",
      { document: { servers: [{ url: "/v1", description: "A" }] } },
      { document: { servers: [{ url: "/v1" }] }, operation: { servers: [{ url: "/v1" }] } },
    ],
    ["the server that is there without being named", {}, { document: { servers: [{ url: "/" }] } }],
    [
      "security of the document and of the operation",
      { document: { security: [{ card: [] }] } },
      { document: { security: [{ card: [] }] }, operation: { security: [{ card: [] }] } },
    ],
    [
      "schemes that are needed together, in another order",
      { operation: { security: [{ a: [], b: [] }] } },
      { operation: { security: [{ b: [], a: [] }] } },
    ],
    [
      "names of schemes in capitals, and words about scopes",
      {
        components: {
          securitySchemes: {
            a: { type: "http", scheme: "Bearer" },
            b: { type: "oauth2", flows: { implicit: { scopes: { read: "A" } } } },
          },
        },
      },
      {
        components: {
          securitySchemes: {
            a: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
            b: { type: "oauth2", flows: { implicit: { scopes: { read: "B" } } } },
          },
        },
      },
    ],
    [
      "words of the operation",
      {
        operation: {
          summary: "A",
          description: "B",
          tags: ["c"],
          externalDocs: { url: "d" },
          "x-e": 1,
          callbacks: { put: { "{$url}": { post: { summary: "f" } } } },
        },
      },
      { operation: { callbacks: { put: { "{$url}": { post: { summary: "g" } } } } } },
    ],
    [
      "words in a callback that is called default",
      { operation: { callbacks: { default: { "{$url}": { post: { summary: "f" } } } } } },
      { operation: { callbacks: { default: { "{$url}": { post: { summary: "g" } } } } } },
    ],
  ])("%s", (_, one, other) => {
    expect(changes(one, other)).toEqual([]);
    expect(changes(other, one)).toEqual([]);
  });

  test("a path that is a component", () => {
    const at = { responses: { 200: json(text) } };
    const inPlace = { openapi: "3.1.0", paths: { "/books": { get: at } } };
    const referred = {
      openapi: "3.1.0",
      paths: { "/books": { $ref: "#/components/pathItems/Books" } },
      components: { pathItems: { Books: { get: at } } },
    };
    expect(diffDocuments(inPlace, referred)).toEqual([]);
  });
});

test("what is the same stays the same when all objects are shared, or none", () => {
  const document = libraryDocument({ request: withBook(novel), response: withBook(novel) });
  expect(diffDocuments(document, document)).toEqual([]);
  expect(diffDocuments(document, structuredClone(document))).toEqual([]);
});
