import { describe, expect, test } from "vitest";
import { bookChanges, narrowAndWide } from "../../../test-support/contract/library-changes.js";
import { drama, list, object, poem, text } from "../../../test-support/contract/sample-schemas.js";

describe("what narrows breaks requests, and what widens breaks responses: what stands under a keyword,", () => {
  narrowAndWide([
    ["items", { type: "array" }, list, "items-added", "items-removed"],
    [
      "additionalProperties of a schema",
      object,
      { ...object, additionalProperties: text },
      "additional-properties-specialized",
      "additional-properties-generalized",
    ],
    [
      "propertyNames",
      object,
      { ...object, propertyNames: { maxLength: 3 } },
      "property-names-added",
      "property-names-removed",
    ],
    [
      "patternProperties",
      object,
      { ...object, patternProperties: { "^a": text } },
      "pattern-property-added",
      "pattern-property-removed",
    ],
    [
      "dependentRequired",
      object,
      { ...object, dependentRequired: { a: ["b"] } },
      "dependent-required-added",
      "dependent-required-removed",
    ],
    [
      "dependentSchemas",
      object,
      { ...object, dependentSchemas: { a: { required: ["b"] } } },
      "dependent-schema-added",
      "dependent-schema-removed",
    ],
    [
      "prefixItems",
      { type: "array" },
      { type: "array", prefixItems: [text] },
      "prefix-items-added",
      "prefix-items-removed",
    ],
    ["not", text, { ...text, not: { enum: ["a"] } }, "not-added", "not-removed"],
    [
      "what is under not",
      { ...text, not: { type: "string", maxLength: 3 } },
      { ...text, not: { type: "string", maxLength: 4 } },
      "not-changed",
      "not-changed",
    ],
    ["if", text, { ...text, if: { maxLength: 3 } }, "if-added", "if-removed"],
    ["oneOf", object, { ...object, oneOf: [poem, drama] }, "one-of-added", "one-of-removed"],
    [
      "an alternative of oneOf",
      { oneOf: [poem, drama, text] },
      { oneOf: [poem, drama] },
      "one-of-removed",
      "one-of-added",
    ],
    [
      "an alternative of anyOf",
      { anyOf: [poem, drama, text] },
      { anyOf: [poem, drama] },
      "any-of-removed",
      "any-of-added",
    ],
    ["an alternative in place of a union", { oneOf: [poem, text] }, poem, "one-of-removed", "one-of-added"],
    [
      "anyOf beside oneOf",
      { oneOf: [poem, drama], anyOf: [poem, drama, text] },
      { oneOf: [poem, drama], anyOf: [poem, drama] },
      "any-of-removed",
      "any-of-added",
    ],
    [
      "a second pattern",
      { ...text, pattern: "^a" },
      { ...text, allOf: [{ pattern: "^a" }, { pattern: "z$" }] },
      "all-of-added",
      "all-of-removed",
    ],
  ]);
});

describe("a part of allOf that is closed to others", () => {
  const whole = { type: "object", properties: { a: text, b: text }, additionalProperties: false };
  const open = { type: "object", properties: { a: text } };
  const closed = { type: "object", properties: { b: text }, additionalProperties: false };

  test.each([
    ["beside one that is open", [open, closed]],
    ["before one that is open", [closed, open]],
    ["beside one of other names", [closed, { ...object, patternProperties: { "^a": text } }]],
  ])("refuses their properties: %s", (_, allOf) => {
    const { request } = bookChanges(whole, { allOf });
    expect(request).toContainEqual({
      impact: "breaking",
      rule: "request-property-all-of-added",
      location: "request body book",
    });
    expect(bookChanges({ allOf }, whole).response.some(({ impact }) => impact === "breaking")).toBe(true);
  });

  test("is known again when it takes one more", () => {
    const more = { ...closed, properties: { b: text, c: text } };
    const impacts = bookChanges({ allOf: [open, closed] }, { allOf: [open, more] }).request.map(({ impact }) => impact);
    expect(new Set(impacts)).toEqual(new Set(["additive"]));
  });

  test("whose others have a schema refuses what that refuses", () => {
    const part = (additionalProperties: object) => ({ allOf: [open, { ...closed, additionalProperties }] });
    expect(bookChanges(part(text), part({ ...text, maxLength: 3 })).request).toEqual([
      { impact: "breaking", rule: "request-property-max-length-set", location: "request body book(all of).*" },
    ]);
  });
});
