import { describe } from "vitest";
import { narrowAndWide, type Width } from "../../../test-support/contract/library-changes.js";

const text = { type: "string" };
const number = { type: "number" };
const list = { type: "array", items: text };
const object = { type: "object" };

describe("what narrows breaks requests, and what widens is additive: limits,", () => {
  narrowAndWide(
    [
      ...(["Length", "Items", "Properties"] as const).flatMap((of): Width[] => {
        const base = { Length: text, Items: list, Properties: object }[of];
        const name = of.toLowerCase();
        return [
          [`min${of} set`, base, { ...base, [`min${of}`]: 1 }, `min-${name}-set`, `min-${name}-unset`],
          [
            `min${of}`,
            { ...base, [`min${of}`]: 1 },
            { ...base, [`min${of}`]: 2 },
            `min-${name}-increased`,
            `min-${name}-decreased`,
          ],
          [`max${of} set`, base, { ...base, [`max${of}`]: 9 }, `max-${name}-set`, `max-${name}-unset`],
          [
            `max${of}`,
            { ...base, [`max${of}`]: 9 },
            { ...base, [`max${of}`]: 8 },
            `max-${name}-decreased`,
            `max-${name}-increased`,
          ],
        ];
      }),
      ["minimum set", number, { ...number, minimum: 0 }, "min-set", "min-unset"],
      ["minimum", { ...number, minimum: 1 }, { ...number, minimum: 2 }, "min-increased", "min-decreased"],
      ["maximum set", number, { ...number, maximum: 0 }, "max-set", "max-unset"],
      ["maximum", { ...number, maximum: 2 }, { ...number, maximum: 1 }, "max-decreased", "max-increased"],
      [
        "exclusiveMaximum",
        { ...number, exclusiveMaximum: 2 },
        { ...number, exclusiveMaximum: 1 },
        "exclusive-max-decreased",
        "exclusive-max-increased",
      ],
      [
        "exclusiveMinimum",
        { ...number, exclusiveMinimum: 1 },
        { ...number, exclusiveMinimum: 2 },
        "exclusive-min-increased",
        "exclusive-min-decreased",
      ],
      [
        "a maximum that is itself not reached",
        { ...number, maximum: 2 },
        { ...number, exclusiveMaximum: 2 },
        "exclusive-max-decreased",
        "max-increased",
      ],
      [
        "a minimum that is itself not reached",
        { ...number, minimum: 2 },
        { ...number, exclusiveMinimum: 2 },
        "exclusive-min-increased",
        "min-decreased",
      ],
      [
        "the tighter of two limits",
        { ...number, maximum: 9, exclusiveMaximum: 3 },
        { ...number, maximum: 2, exclusiveMaximum: 3 },
        "max-decreased",
        "exclusive-max-increased",
      ],
      ["multipleOf", number, { ...number, multipleOf: 2 }, "multiple-of-set", "multiple-of-unset"],
      [
        "a multiple of multipleOf",
        { ...number, multipleOf: 0.01 },
        { ...number, multipleOf: 0.1 },
        "multiple-of-changed",
        "multiple-of-changed",
      ],
      [
        "minContains",
        { ...list, contains: text, minContains: 2 },
        { ...list, contains: text, minContains: 3 },
        "min-contains-increased",
        "min-contains-decreased",
      ],
      [
        "minContains, which is 1 where nothing says so",
        { ...list, contains: text },
        { ...list, contains: text, minContains: 2 },
        "min-contains-increased",
        "min-contains-decreased",
      ],
      [
        "maxContains",
        { ...list, contains: text, maxContains: 9 },
        { ...list, contains: text, maxContains: 8 },
        "max-contains-decreased",
        "max-contains-increased",
      ],
      [
        "maxContains set",
        { ...list, contains: text },
        { ...list, contains: text, maxContains: 8 },
        "max-contains-set",
        "max-contains-unset",
      ],
      [
        "contains, which is nothing with a minContains of 0",
        { ...list, contains: text, minContains: 0 },
        { ...list, contains: text, minContains: 2 },
        "contains-added",
        "contains-removed",
      ],
      ["contains", list, { ...list, contains: text }, "contains-added", "contains-removed"],
      ["pattern", text, { type: "string", pattern: "^a" }, "pattern-added", "pattern-removed"],
      [
        "pattern for anything",
        { type: "string", pattern: ".*" },
        { type: "string", pattern: "^a" },
        "pattern-added",
        "pattern-removed",
      ],
      ["uniqueItems", list, { ...list, uniqueItems: true }, "unique-items-set", "unique-items-unset"],
      [
        "format int64",
        { type: "integer", format: "int64" },
        { type: "integer", format: "int32" },
        "type-specialized",
        "type-generalized",
      ],
      [
        "format double",
        { type: "number", format: "double" },
        { type: "number", format: "float" },
        "type-specialized",
        "type-generalized",
      ],
      [
        "format uri-reference",
        { type: "string", format: "uri-reference" },
        { type: "string", format: "uri" },
        "type-specialized",
        "type-generalized",
      ],
      ["a format for people", text, { type: "string", format: "uuid" }, "type-specialized", "type-generalized"],
    ],
    "additive",
  );
});
