import { expect, test } from "vitest";
import type { Document, Schema } from "../contract/document.js";
import { json, query, reference, sampleDocument } from "../testing/sample-document.js";
import { type Checks, compileSchemas, schemaPlaces } from "./schema-checks.js";

/** The sample with two components only; the others hold prose, which the cut takes away. */
function withSchema(Added: Schema): Document {
  const document = sampleDocument();
  document.components.schemas = { Added, Links: { type: "object", properties: { self: { type: "string" } } } };
  document.paths = {};
  return document;
}

const faults = (document: Document) => compileSchemas(document, new Map());

test("schemas that compile give a check each", () => {
  const checks: Checks = new Map();
  const document = withSchema({ type: "object", required: ["links"], properties: { links: reference("Links") } });
  expect(compileSchemas(document, checks)).toEqual([]);
  const check = checks.get(document.components.schemas.Added ?? {});
  expect(check?.({ links: { self: "/" } })).toBe(true);
  expect(check?.({ links: { self: 1 } })).toBe(false);
  expect(check?.({})).toBe(false);
});

test("what OpenAPI 3.0 has and JSON Schema lacks is allowed: nullable and discriminator", () => {
  const document = withSchema({ type: "string", nullable: true, format: "date-time" });
  expect(faults(document)).toEqual([]);
  const union = { oneOf: [reference("Links")], discriminator: { propertyName: "type" } };
  expect(faults(withSchema(union))).toEqual([]);
});

test.each<[string, Schema, string]>([
  ["an unknown type", { type: "strnig" }, "type must be"],
  ["an unknown keyword", { type: "string", maxLenght: 3 }, 'unknown keyword: "maxLenght"'],
  ["an unknown format", { type: "string", format: "daet" }, 'unknown format "daet"'],
  ["a reference that leads nowhere", reference("Lost"), "schema:Lost"],
  ["a keyword of another type", { type: "string", maximum: 3 }, "maximum"],
  ["a required property that is not there", { type: "object", properties: {}, required: ["id"] }, '"id"'],
  ["an enum that is no list", { type: "string", enum: "A" as never }, "enum must be array"],
  ["properties that are no schemas", { type: "object", properties: { id: "string" as never } }, "properties/id"],
  ["a pattern that is none", { type: "string", pattern: "(" }, "Invalid regular expression"],
])("%s does not compile", (_, schema, message) => {
  const [fault, ...others] = faults(withSchema(schema));
  expect(fault).toMatch(/^the schema of Added does not compile: /);
  expect(fault).toContain(message);
  expect(others).toEqual([]);
});

test("a schema that many refer to is one fault", () => {
  const document = withSchema({ type: "string", maxLenght: 3 });
  document.paths = { "/v1/one": { get: { responses: { 200: json(reference("Added")) } } } };
  expect(faults(document)).toEqual([
    expect.stringMatching(/^the schema of Added does not compile \(nor do 1 more, for the same reason\): /),
  ]);
});

test("schemas in place are found too: of parameters, request bodies and responses", () => {
  const document = withSchema({ type: "string" });
  const wrong = { type: "wrong" };
  document.paths = {
    "/v1/one": {
      parameters: [{ name: "id", in: "path", schema: wrong }],
      post: {
        parameters: [query("limit", wrong)],
        requestBody: json(wrong),
        responses: { 201: json(wrong), 204: { description: "Ours" } },
      },
    },
  };
  expect(schemaPlaces(document).map(({ place }) => place)).toEqual([
    "Added",
    "Links",
    "/v1/one parameter id",
    "POST /v1/one parameter limit",
    "POST /v1/one request",
    "POST /v1/one 201",
  ]);
  expect(faults(document).join()).toContain("/v1/one parameter id does not compile (nor do 3 more");
});
