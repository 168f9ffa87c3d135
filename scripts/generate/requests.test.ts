import { expect, test } from "vitest";
import type { Document, Schema } from "../../src/contract/cut/document.js";
import { json, list, query, reference, sampleDocument } from "../../src/test-support/contract/sample-document.js";
import { requestsModule } from "./requests.js";

/** What the module says of one operation. */
function rulesOf(name: string, document: Document): { query: Record<string, Schema>; body?: Schema } {
  const start = `  ${JSON.stringify(name)}: `;
  const line = requestsModule(document)
    .split("\n")
    .find((one) => one.startsWith(start));
  return JSON.parse(line?.slice(start.length, -1) ?? "null");
}

function withShapes(body: Schema, schemas: Record<string, Schema> = {}): Document {
  const document = sampleDocument();
  Object.assign(document.components.schemas, schemas);
  document.paths = {
    "/v1/shapes": {
      parameters: [query("filter[of]", list("ROUND"))],
      post: { parameters: [query("limit", { type: "integer", maximum: 9 })], requestBody: json(body), responses: {} },
      get: { parameters: [{ name: "id", in: "path", schema: { type: "string" } }], responses: {} },
    },
  };
  return document;
}

const bodyOf = (body: Schema, schemas?: Record<string, Schema>) =>
  rulesOf("POST /v1/shapes", withShapes(body, schemas)).body;

test("the query parameters are those of the operation and of its path, without those in the path", () => {
  const rules = { "filter[of]": { type: "array", items: { type: "string", enum: ["ROUND"] } } };
  expect(rulesOf("POST /v1/shapes", withShapes({})).query).toEqual({
    ...rules,
    limit: { type: "integer", maximum: 9 },
  });
  expect(rulesOf("GET /v1/shapes", withShapes({}))).toEqual({ query: rules });
});

test("references are followed, also within others, and what only people read is left out", () => {
  const shape: Schema = {
    type: "object",
    description: "A shape",
    "x-apple": 1,
    required: ["genre"],
    properties: { genre: reference("Genre"), genres: { type: "array", items: reference("Genre"), maxItems: 3 } },
  };
  const genre = { type: "string", enum: ["POETRY", "DRAMA"] };
  expect(bodyOf(reference("Shape"), { Shape: shape })).toEqual({
    type: "object",
    required: ["genre"],
    properties: { genre, genres: { type: "array", items: genre, maxItems: 3 } },
  });
});

test.each<[string, Schema]>([
  ["limits of a text", { type: "string", format: "uri", pattern: "^a", minLength: 1, maxLength: 9, nullable: true }],
  ["limits of a number", { type: "number", minimum: 1, maximum: 9 }],
  ["others of an object", { type: "object", additionalProperties: { type: "string" } }],
  ["alternatives", { oneOf: [{ type: "string" }, { type: "integer" }] }],
])("%s are kept", (_, schema) => {
  expect(bodyOf(schema)).toEqual(schema);
});

test("a schema that comes back to itself is anything from there on", () => {
  const tree: Schema = { type: "object", properties: { branch: reference("Tree") } };
  expect(bodyOf(reference("Tree"), { Tree: tree })).toEqual({ type: "object", properties: { branch: {} } });
});
