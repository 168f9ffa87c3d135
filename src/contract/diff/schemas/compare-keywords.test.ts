import { describe, expect, test } from "vitest";
import { bookChanges, changes } from "../../../test-support/contract/library-changes.js";
import { drama, list, number, object, poem, text } from "../../../test-support/contract/sample-schemas.js";

describe("what crosses breaks both, whichever way:", () => {
  test.each<[string, object, object, string]>([
    ["type", text, number, "type-changed"],
    ["null alone, and a type without it", text, { type: "null" }, "type-changed"],
    ["format", { ...text, format: "date" }, { ...text, format: "uuid" }, "type-changed"],
    ["const", { ...text, const: "a" }, { ...text, const: "b" }, "const-changed"],
    ["pattern", { ...text, pattern: "^a" }, { ...text, pattern: "^b" }, "pattern-changed"],
    ["multipleOf", { ...number, multipleOf: 2 }, { ...number, multipleOf: 3 }, "multiple-of-changed"],
    [
      "discriminator",
      { oneOf: [poem, drama], discriminator: { propertyName: "type" } },
      { oneOf: [poem, drama], discriminator: { propertyName: "kind" } },
      "discriminator-property-name-changed",
    ],
    ["if", { ...text, if: { maxLength: 3 } }, { ...text, if: { maxLength: 4 } }, "if-changed"],
    ["contains", { ...list, contains: { maxLength: 3 } }, { ...list, contains: { maxLength: 4 } }, "contains-changed"],
    [
      "dependentRequired",
      { ...object, dependentRequired: { a: ["b"] } },
      { ...object, dependentRequired: { a: ["c"] } },
      "dependent-required-changed",
    ],
  ])("%s", (_, one, other, rule) => {
    for (const [before, after] of [
      [one, other],
      [other, one],
    ]) {
      expect(bookChanges(before, after)).toEqual({
        request: [{ impact: "breaking", rule: `request-property-${rule}`, location: "request body book" }],
        response: [{ impact: "breaking", rule: `response-property-${rule}`, location: "response 201 book" }],
      });
    }
  });
});

describe("no value shows, and no client minds,", () => {
  test.each<[string, object, object, string, string]>([
    ["a default", text, { ...text, default: "a" }, "default-value-added", "default-value-removed"],
    [
      "another default",
      { ...text, default: "a" },
      { ...text, default: { title: "a" } },
      "default-value-changed",
      "default-value-changed",
    ],
    [
      "the kind of a union",
      { anyOf: [poem, drama] },
      { oneOf: [poem, drama] },
      "union-kind-changed",
      "union-kind-changed",
    ],
    ["names in XML, where there is only JSON", text, { ...text, xml: { name: "b" } }, "xml-changed", "xml-changed"],
    ["deprecation", text, { ...text, deprecated: true }, "deprecated", "reactivated"],
    [
      "a discriminator",
      { oneOf: [poem, drama] },
      { oneOf: [poem, drama], discriminator: { propertyName: "type" } },
      "discriminator-added",
      "discriminator-removed",
    ],
  ])("%s", (_, without, having, added, removed) => {
    for (const [before, after, rule] of [
      [without, having, added],
      [having, without, removed],
    ] as const) {
      expect(bookChanges(before, after)).toEqual({
        request: [{ impact: "neutral", rule: `request-property-${rule}`, location: "request body book" }],
        response: [{ impact: "neutral", rule: `response-property-${rule}`, location: "response 201 book" }],
      });
    }
  });

  test("two defaults that differ in a title alone", () => {
    const { request } = bookChanges({ default: { title: "a" } }, { default: { title: "b" } });
    expect(request).toMatchObject([{ impact: "neutral", rule: "request-property-default-value-changed" }]);
  });
});

describe("a rule", () => {
  test("at the top of a body the rule says so", () => {
    expect(changes({ request: text }, { request: { ...text, maxLength: 3 } })).toEqual([
      { impact: "breaking", rule: "request-body-max-length-set", location: "request body" },
    ]);
    expect(changes({ response: { ...text, maxLength: 3 } }, { response: text })).toEqual([
      { impact: "additive", rule: "response-body-max-length-unset", location: "response 201" },
    ]);
  });
});
