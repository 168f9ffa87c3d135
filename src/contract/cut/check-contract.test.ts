import { expect, test } from "vitest";
import { json, query, reference, sampleDocument } from "../../test-support/contract/sample-document.js";
import { type Checks, compileSchemas, contractProblems, exampleProblems, examplesOf } from "./check-contract.js";
import type { Document, MediaType, Operation, Schema } from "./document.js";

/** The sample with two components only; the others hold prose, which the cut takes away. */
function withSchema(Added: Schema): Document {
  const document = sampleDocument();
  document.components.schemas = { Added, Links: { type: "object", properties: { self: { type: "string" } } } };
  document.paths = {};
  return document;
}

const schemaProblemsOf = (document: Document) => compileSchemas(document, new Map());

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
  expect(schemaProblemsOf(document)).toEqual([]);
  const union = { oneOf: [reference("Links")], discriminator: { propertyName: "type" } };
  expect(schemaProblemsOf(withSchema(union))).toEqual([]);
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
  const [fault, ...others] = schemaProblemsOf(withSchema(schema));
  expect(fault).toMatch(/^the schema of Added does not compile: /);
  expect(fault).toContain(message);
  expect(others).toEqual([]);
});

test("a schema that many refer to is one fault", () => {
  const document = withSchema({ type: "string", maxLenght: 3 });
  document.paths = { "/v1/one": { get: { responses: { 200: json(reference("Added")) } } } };
  expect(schemaProblemsOf(document)).toEqual([
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
  expect(schemaProblemsOf(document).join()).toContain("/v1/one parameter id does not compile (nor do 3 more");
});

test("limits and extensions of Apple's own are no problem", () => {
  const limits = { type: "string", maxLength: 9, minLength: 1, pattern: "^[A-Z]", "x-internal": { since: 1 } };
  expect(contractProblems(withSchema(limits))).toEqual([]);
});

test.each<[string, object, string]>([
  [
    "a parameter that is not in place",
    { parameters: [{ $ref: "#/components/parameters/limit" }] },
    "GET /v1/lamps parameter #/components/parameters/limit: no schema in place",
  ],
  ["a range of statuses", { responses: { 200: {}, "4XX": {} } }, "GET /v1/lamps response 4XX: not a status"],
  ["no success", { responses: { 404: {} } }, "GET /v1/lamps: no response for success"],
  [
    "a response that is not in place",
    { responses: { 200: { $ref: "#/components/responses/one" } } },
    "GET /v1/lamps 200: refers to #/components/responses/one; it has to be in place",
  ],
  [
    "a body that is not JSON",
    { requestBody: { content: { "image/png": {} } } },
    "GET /v1/lamps request: no application/json",
  ],
])("%s cannot be used, and is named", (_, parts, problem) => {
  const document = withSchema({ type: "string" });
  const get = { responses: { 200: {} }, ...parts } as Operation;
  expect(contractProblems({ ...document, paths: { "/v1/lamps": { get } } })).toEqual([problem]);
});

function answering(media: MediaType): Document {
  const document = sampleDocument();
  document.components = {
    schemas: { Lamp: { type: "object", required: ["on"], properties: { on: { type: "boolean" } } } },
    examples: { dark: { summary: "Off", value: { on: false } }, broken: { value: { on: "yes" } } },
  };
  document.paths = { "/v1/lamps": { get: { responses: { 200: { content: { "application/json": media } } } } } };
  return document;
}

function exampleProblemsOf(media: MediaType): string[] {
  const document = answering({ schema: reference("Lamp"), ...media });
  const checks: Checks = new Map();
  expect(compileSchemas(document, checks)).toEqual([]);
  return exampleProblems(document, checks);
}

test("examples that match their schema are no problem, in place or referred to", () => {
  const dark = { $ref: "#/components/examples/dark" };
  expect(exampleProblemsOf({ example: { on: true }, examples: { one: { value: { on: true } }, dark } })).toEqual([]);
});

test("every example that does not is one, by name, with the first reason", () => {
  const broken = { $ref: "#/components/examples/broken" };
  expect(
    exampleProblemsOf({ example: {}, examples: { one: { value: { on: 1 } }, two: { value: { on: true } }, broken } }),
  ).toEqual([
    "GET /v1/lamps 200 example example: / must have required property 'on'",
    "GET /v1/lamps 200 example one: /on must be boolean",
    "GET /v1/lamps 200 example broken: /on must be boolean",
  ]);
});

test("so is a reference to an example that does not exist", () => {
  expect(exampleProblemsOf({ examples: { lost: { $ref: "#/components/examples/lost" } } })).toEqual([
    "GET /v1/lamps 200 example lost: no such example exists",
  ]);
});

test("examples come with their name, summary and value, references followed", () => {
  const media = { examples: { off: { $ref: "#/components/examples/dark" }, on: { value: 1 } } };
  expect(examplesOf(answering(media), media)).toEqual([
    { name: "off", summary: "Off", value: { on: false } },
    { name: "on", summary: "", value: 1 },
  ]);
});
