import { expect, test } from "vitest";
import type { Document, Schema } from "../../src/contract/cut/document.js";
import { reference, sampleDocument } from "../../src/test-support/contract/sample-document.js";
import { responseSchemasModule } from "./response-schemas.js";

/** What the module says under a name: an operation, or a component. */
function entry(name: string, document = sampleDocument()): unknown {
  const start = `  ${JSON.stringify(name)}: `;
  const line = responseSchemasModule(document)
    .split("\n")
    .find((one) => one.startsWith(start));
  return JSON.parse(line?.slice(start.length, -1) ?? "null");
}

/** The sample with another schema for an attribute of books. */
function withAttribute(schema: Schema): Document {
  const document = sampleDocument();
  const attributes = document.components.schemas.Book?.properties?.attributes;
  if (attributes) attributes.properties = { it: schema };
  return document;
}

function attribute(schema: Schema): unknown {
  const { properties } = entry("Book", withAttribute(schema)) as { properties: { attributes: { properties: object } } };
  return (properties.attributes.properties as { it: unknown }).it;
}

test("every operation is listed with what it answers, by status; null where there is no body", () => {
  expect(entry("POST /v1/books")).toEqual({ 201: "BookResponse", 409: "Fault" });
  expect(entry("DELETE /v1/books/{id}")).toMatchObject({ 204: null });
});

test("only the components are there that answers are made of", () => {
  expect(entry("Book")).toMatchObject({ type: "object", required: ["type", "id"] });
  expect(entry("BookCreateRequest")).toBeNull();
});

test.each<[string, Schema, unknown]>([
  ["an enum", { type: "string", enum: ["A", "B"] }, { type: "string", values: ["A", "B"] }],
  ["what only people read", { type: "string", format: "uri", description: "d", deprecated: true }, { type: "string" }],
  ["limits", { type: "string", pattern: "^a", maxLength: 9, minLength: 1, "x-limit": 5 }, { type: "string" }],
  ["a component", reference("Genre"), "Genre"],
  ["a list", { type: "array", items: reference("Genre") }, { type: "array", items: "Genre" }],
  ["one that may be null", { type: "integer", nullable: true }, { oneOf: [{ type: "integer" }, { type: "null" }] }],
  ["null alone", { type: "object", enum: [null], nullable: true }, { type: "null" }],
  ["alternatives", { oneOf: [reference("Genre"), { type: "boolean" }] }, { oneOf: ["Genre", { type: "boolean" }] }],
  ["a map", { type: "object", additionalProperties: reference("Genre") }, { type: "object", others: "Genre" }],
  ["an object of anything", { type: "object", additionalProperties: true }, { type: "object", others: {} }],
  ["an object of what it names", { type: "object", additionalProperties: false }, { type: "object" }],
])("%s is reported in the table's own terms", (_, schema, expected) => {
  expect(attribute(schema)).toEqual(expected);
});

test("the type of a resource is closed", () => {
  expect(entry("Book")).toMatchObject({ properties: { type: { type: "string", values: ["books"], closed: true } } });
});

test("included resources go by their type, and others may come along", () => {
  expect(entry("BooksResponse")).toMatchObject({
    properties: {
      included: {
        type: "array",
        items: { resources: { notes: "Note", awards: "Award", authors: "Author" }, others: { required: ["type"] } },
      },
    },
  });
});

test.each<[string, Schema]>([
  ["not", { not: { type: "string" } }],
  ["allOf", { allOf: [reference("Genre")] }],
  ["type date", { type: "date" }],
])("a schema with %s is refused rather than checked in part", (what, schema) => {
  expect(() => responseSchemasModule(withAttribute(schema))).toThrow(
    `Book/attributes/it: ${what} cannot be checked at run time yet`,
  );
});
