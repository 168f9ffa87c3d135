import { describe, expect, test } from "vitest";
import { changes, withBook } from "../../../test-support/contract/library-changes.js";
import { number, text } from "../../../test-support/contract/sample-schemas.js";

const book = { $ref: "#/components/schemas/Book" };
const novel = {
  type: "object",
  required: ["title"],
  properties: { title: text, pages: { type: "integer", minimum: 1 } },
};
const poem = { type: "object", properties: { type: { enum: ["poems"] }, lines: number } };

/** Two ways to say the same, with what each refers to. */
const schemas: [string, object, object, Record<string, object>?, Record<string, object>?][] = [
  ["a reference and what it refers to", book, novel, { Book: novel }],
  ["a reference to a reference", book, novel, { Book: { $ref: "#/components/schemas/Novel" }, Novel: novel }],
  ["references of other names", book, { $ref: "#/components/schemas/Novel" }, { Book: novel }, { Novel: novel }],
  ["a reference that is escaped", { $ref: "#/components/schemas/a~1b%20c" }, novel, { "a/b c": novel }],
  ["a part of a component", { $ref: "#/components/schemas/Book/properties/title" }, text, { Book: novel }],
  ["allOf of one and none", { allOf: [novel] }, novel],
  ["allOf of a reference and the reference", { allOf: [book] }, book, { Book: novel }, { Book: novel }],
  [
    "parts of allOf and all in one",
    {
      allOf: [
        { type: "object", required: ["title"] },
        { properties: { title: text } },
        { properties: { pages: { type: "integer", minimum: 1 } } },
      ],
    },
    novel,
  ],
  [
    "allOf and keywords beside it",
    { allOf: [{ properties: novel.properties }], type: "object", required: ["title"] },
    novel,
  ],
  ["bytes in base64, as 3.0 and 3.1 have them", { ...text, format: "byte" }, { ...text, contentEncoding: "base64" }],
  ["bytes as they are", { ...text, format: "binary" }, { ...text, contentMediaType: "application/octet-stream" }],
  ["allOf in another order", { allOf: [novel, poem] }, { allOf: [poem, novel] }],
  ["allOf in allOf", { allOf: [{ allOf: [novel] }, {}] }, novel],
  [
    "the tightest of several limits",
    { allOf: [{ minimum: 1 }, { minimum: 2, maximum: 9 }, { maximum: 12 }] },
    { minimum: 2, maximum: 9 },
  ],
  ["an enum of one value and const", { ...text, enum: ["a"] }, { const: "a" }],
  ["values with their type and without", { type: "integer", enum: [1, 2] }, { enum: [1, 2] }],
  [
    "an enum and alternatives of one value each",
    { ...text, enum: ["a", "b"] },
    {
      oneOf: [
        { const: "a", title: "A" },
        { ...text, enum: ["b"] },
      ],
    },
  ],
  ["integers above 0 and from 1", { type: "integer", exclusiveMinimum: 0 }, { type: "integer", minimum: 1 }],
  ["integers below 9 and up to 8", { type: "integer", exclusiveMaximum: 9 }, { type: "integer", maximum: 8 }],
  ["no value, and not every value", { allOf: [text, number] }, { not: {} }],
  ["what two enums share", { allOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] }, { enum: ["b"] }],
  ["an integer that is a number too", { allOf: [{ type: "integer" }, number] }, { type: "integer" }],
  [
    "a property that may be anything, and is something",
    { allOf: [{ properties: { a: true } }, { properties: { a: text } }, { properties: { a: {} } }] },
    { properties: { a: text } },
  ],
  [
    "a property that may not be there",
    { allOf: [{ properties: { a: false } }, { properties: { a: text } }] },
    { properties: { a: false } },
  ],
  [
    "the same property twice",
    { allOf: [{ properties: { a: { minLength: 1 } } }, { properties: { a: { maxLength: 2 } } }] },
    { properties: { a: { minLength: 1, maxLength: 2 } } },
  ],
  [
    "two patterns in another order",
    { allOf: [{ pattern: "a" }, { pattern: "b" }] },
    { allOf: [{ pattern: "b" }, { pattern: "a" }] },
  ],
  ["no value at all, in two ways", { allOf: [text, number] }, { allOf: [{ enum: [1] }, { enum: [2] }] }],
  ["nullable and null in a list of types", { ...text, nullable: true }, { type: ["string", "null"] }],
  ["nullable and an alternative that is null", { ...text, nullable: true }, { oneOf: [text, { type: "null" }] }],
  ["nullable and an alternative whose enum is null", { ...text, nullable: true }, { anyOf: [{ enum: [null] }, text] }],
  [
    "null in an enum, with nullable and without",
    { ...text, nullable: true, enum: ["a", null] },
    { enum: ["a", null], type: ["string", "null"] },
  ],
  [
    "nullable beside a reference and in allOf",
    { allOf: [book], nullable: true },
    { oneOf: [book, { type: "null" }] },
    { Book: novel },
    { Book: novel },
  ],
  ["nullable where every value is valid", { nullable: true }, {}],
  [
    "nullable in both parts of allOf",
    { allOf: [{ type: ["string", "null"] }], type: ["string", "null"] },
    { type: ["string", "null"] },
  ],
  ["a list of one type and the type", { type: ["string"] }, text],
  ["a list of types and alternatives of one type each", { type: ["string", "number"] }, { anyOf: [number, text] }],
  [
    "a list of types with null and alternatives with null",
    { type: ["string", "null", "number"] },
    { oneOf: [text, number, { type: "null" }] },
  ],
  [
    "parts that know all properties and parts that are closed",
    { allOf: [{ properties: { a: text } }, { properties: { a: {}, b: text }, additionalProperties: false }] },
    { properties: { a: text, b: text }, additionalProperties: false },
  ],
  [
    "closed parts in another order",
    { allOf: [{ properties: { a: text } }, { properties: { b: text }, additionalProperties: number }, poem] },
    { allOf: [poem, { properties: { b: text }, additionalProperties: number }, { properties: { a: text } }] },
  ],
  ["an open part, which says so", { allOf: [{ additionalProperties: {} }, novel] }, novel],
  ["types in another order", { type: ["string", "number"] }, { type: ["number", "string"] }],
  ["an integer beside a number", { type: ["integer", "number"] }, number],
  ["a const and an enum of one", { const: "a" }, { enum: ["a"] }],
  ["an enum in another order", { enum: ["a", "b"] }, { enum: ["b", "a"] }],
  ["required in another order", { ...poem, required: ["type", "lines"] }, { ...poem, required: ["lines", "type"] }],
  ["alternatives in another order", { oneOf: [text, poem, number] }, { oneOf: [number, text, poem] }],
  ["a union of one and the one", { oneOf: [novel] }, novel],
  ["anyOf of one and oneOf of one", { anyOf: [book] }, { oneOf: [novel] }, { Book: novel }],
  [
    "targets of a mapping by name and by reference",
    { type: "object", discriminator: { propertyName: "type", mapping: { a: "Book" } } },
    { type: "object", discriminator: { propertyName: "type", mapping: { a: "#/components/schemas/Book" } } },
    { Book: novel },
    { Book: novel },
  ],
  [
    "exclusive limits of 3.0 and of 3.1",
    { ...number, maximum: 9, exclusiveMaximum: true, minimum: 1, exclusiveMinimum: true },
    { ...number, exclusiveMaximum: 9, exclusiveMinimum: 1 },
  ],
  ["an inclusive limit that says so", { ...number, maximum: 9, exclusiveMaximum: false }, { ...number, maximum: 9 }],
  ["lengths that begin at none", { ...text, minLength: 0 }, text],
  ["items that begin at none", { type: "array", minItems: 0, uniqueItems: false, items: {} }, { type: "array" }],
  [
    "additional properties of any kind",
    { type: "object", additionalProperties: { description: "Any" } },
    { type: "object", additionalProperties: true },
  ],
  ["flags that are down", { ...text, readOnly: false, writeOnly: false, deprecated: false, nullable: false }, text],
  ["a pattern that matches everything", { ...text, pattern: "^.*$" }, text],
  [
    "words",
    { ...text, title: "A", description: "B", example: "c", externalDocs: { url: "d" }, "x-note": 1, $comment: "e" },
    text,
  ],
  ["words deep under not", { not: { items: { enum: ["a"], description: "A" } } }, { not: { items: { enum: ["a"] } } }],
  ["keys in another order", { maxLength: 3, type: "string" }, { type: "string", maxLength: 3 }],
  ["a keyword that is null", { ...text, format: null }, text],
];

describe("the same schema, said in two ways, is no change:", () => {
  test.each(schemas)("%s", (_, one, other, ofOne = {}, ofOther = ofOne) => {
    const side = (schema: object, components: object) => ({
      ...{ request: withBook(schema), response: withBook(schema), components: { schemas: components } },
    });
    expect(changes(side(one, ofOne), side(other, ofOther))).toEqual([]);
    expect(changes(side(other, ofOther), side(one, ofOne))).toEqual([]);
  });
});
