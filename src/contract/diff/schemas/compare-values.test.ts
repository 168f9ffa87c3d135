import { describe } from "vitest";
import { narrowAndWide } from "../../../test-support/contract/library-changes.js";
import { drama, number, poem, text } from "../../../test-support/contract/sample-schemas.js";

describe("what narrows breaks requests, and what widens breaks responses: values,", () => {
  narrowAndWide([
    ["type", {}, text, "type-specialized", "type-generalized"],
    ["number and integer", number, { type: "integer" }, "type-specialized", "type-generalized"],
    ["list of types", { type: ["string", "number"] }, text, "type-specialized", "type-generalized"],
    ["no value at all", text, { allOf: [text, number] }, "type-specialized", "type-generalized"],
    ["null alone", {}, { type: "null" }, "type-specialized", "type-generalized"],
    [
      "null beside a type",
      { type: "string", nullable: true },
      { enum: [null] },
      "type-specialized",
      "type-generalized",
    ],
    ["format", text, { type: "string", format: "date" }, "type-specialized", "type-generalized"],
    ["nullable", { type: "string", nullable: true }, text, "became-not-nullable", "became-nullable"],
    ["null in a list of types", { type: ["string", "null"] }, text, "became-not-nullable", "became-nullable"],
    ["null in oneOf", { oneOf: [text, { type: "null" }] }, text, "became-not-nullable", "became-nullable"],
    [
      "nullable of a union",
      { oneOf: [poem, drama], nullable: true },
      { oneOf: [poem, drama] },
      "became-not-nullable",
      "became-nullable",
    ],
    [
      "nullable in a part of allOf",
      { allOf: [{ type: "string", nullable: true }, { maxLength: 9 }] },
      { allOf: [text, { maxLength: 9 }] },
      "became-not-nullable",
      "became-nullable",
    ],
    [
      "nullable in every part of allOf",
      { allOf: [{ type: "string", nullable: true }], nullable: true },
      { allOf: [text] },
      "became-not-nullable",
      "became-nullable",
    ],
    [
      "numbers in an enum",
      { type: "integer", enum: [1, 2] },
      { type: "integer", enum: [1] },
      "enum-value-removed",
      "enum-value-added",
    ],
    ["an enum of numbers", { type: "integer" }, { type: "integer", enum: [1] }, "became-enum", "became-not-enum"],
    ["const", text, { type: "string", const: "poems" }, "const-added", "const-removed"],
    ["const and enum", { enum: ["a", "b"] }, { const: "a" }, "enum-value-removed", "enum-value-added"],
  ]);
});
