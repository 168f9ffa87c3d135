import { describe, expect, test } from "vitest";
import { changes, type libraryDocument, withBook } from "../../test-support/contract/library-changes.js";

const text = { type: "string" };
const number = { type: "number" };
const limit = { name: "limit", in: "query", schema: { type: "integer" } };

describe("an example", () => {
  const library = (schema: object, media: object): Parameters<typeof libraryDocument>[0] => ({
    operation: { responses: { 201: { content: { "application/json": { schema, ...media } } } } },
  });
  const refused = (location = "response 201") => ({ impact: "breaking", rule: "example-invalid", location });

  test("that its schema no longer accepts breaks what mocks response", () => {
    expect(
      changes(library(text, { example: "abcd" }), library({ ...text, maxLength: 3 }, { example: "abcd" })),
    ).toContainEqual(refused());
  });

  test("of another type than its schema has now breaks them too", () => {
    expect(changes(library(text, { example: "a" }), library(number, { example: "a" }))).toContainEqual(refused());
  });

  test("that became another, and is not accepted, breaks too", () => {
    expect(
      changes(library(text, { examples: { a: { value: "a" } } }), library(text, { examples: { a: { value: 1 } } })),
    ).toEqual([refused()]);
  });

  test("that never was accepted is no news", () => {
    expect(changes(library(text, { example: 1 }), library({ ...text, description: "A" }, { example: 1 }))).toEqual([]);
  });

  test.each(["default", "const", "enum", "properties"])("of a property called %s is checked like any other", (name) => {
    const book = (length: number) => ({ components: { schemas: { Book: { ...text, minLength: length } } } });
    const shown = library(
      { type: "object", properties: { [name]: { $ref: "#/components/schemas/Book" } } },
      { example: { [name]: "a" } },
    );
    const rules = (before: number, after: number) =>
      changes({ ...book(before), ...shown }, { ...book(after), ...shown }).map(({ rule }) => rule);
    expect(rules(1, 2)).toContain("example-invalid");
    expect(rules(2, 3)).not.toContain("example-invalid");
  });

  test("is not taken for accepted where no schema compiles", () => {
    const broken = (maxLength: number) => library({ ...text, maxLength, pattern: "(" }, { example: "a" });
    expect(changes(broken(3), broken(2))).toContainEqual(refused());
    expect(changes(broken(3), broken(3))).toEqual([]);
  });

  test("within a schema is a word", () => {
    const length = (minLength: number) => library({ ...text, minLength, example: "a" }, {});
    expect(changes(length(1), length(2)).map(({ rule }) => rule)).toEqual(["response-body-min-length-increased"]);
  });

  test("that still is accepted says nothing, whatever it shows", () => {
    expect(changes(library(text, { example: "a" }), library(text, { example: "b" }))).toEqual([]);
  });

  test.each([
    ["null in the way of 3.0", { type: "object", nullable: true, properties: { at: text } }, null],
    ["null beside a reference", { $ref: "#/components/schemas/Book", nullable: true }, null],
    ["exclusive limits in the way of 3.0", { ...number, maximum: 3, exclusiveMaximum: true }, 2],
    ["a property called description", withBook({ properties: { description: text } }), { book: { description: "a" } }],
    ["a schema that comes back to itself", { $ref: "#/components/schemas/Shelf" }, { shelf: { shelf: {} } }],
  ])("is accepted with %s", (_, schema, example) => {
    const components = {
      schemas: {
        Book: withBook(text),
        Shelf: { type: "object", properties: { shelf: { $ref: "#/components/schemas/Shelf" } } },
      },
    };
    expect(
      changes({ components }, { components, ...library(schema, { example }) }).filter(
        ({ rule }) => rule === "example-invalid",
      ),
    ).toEqual([]);
  });

  test("in a component and of a parameter is looked at too", () => {
    const parameters = [{ ...limit, example: "many" }];
    const components = {
      responses: {
        Put: {
          content: {
            "application/json": {
              schema: { $ref: "#/components/schemas/Book" },
              examples: { a: { $ref: "#/components/examples/a" } },
            },
          },
        },
      },
      schemas: { Book: text },
      examples: { a: { value: 5 } },
    };
    const after = { parameters, components, operation: { responses: { 201: { $ref: "#/components/responses/Put" } } } };
    const found = changes({}, after).filter(({ rule }) => rule === "example-invalid");
    expect(found).toEqual([refused("parameter limit"), refused()]);
  });

  test.each([
    ["at a URL", { externalValue: "https://library.example/a" }],
    ["in another file", { $ref: "examples.json#/a" }],
  ])("that is elsewhere, %s, is not looked at", (_, a) => {
    expect(changes(library(text, {}), library(text, { examples: { a } }))).toEqual([]);
  });

  test("that is referred to and is not there is reported", () => {
    const examples = { a: { $ref: "#/components/examples/a" } };
    expect(changes(library(text, {}), library(text, { examples }))).toEqual([refused()]);
  });
});
