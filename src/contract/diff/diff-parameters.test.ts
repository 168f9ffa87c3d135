import { describe, expect, test } from "vitest";
import { changes, thereAndBack } from "../../test-support/contract/library-changes.js";

const text = { type: "string" };
const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const limit = { name: "limit", in: "query", schema: { type: "integer" } };
const withLimit = (more: object) => ({ parameters: [{ ...limit, ...more }] });

describe("there and back, a parameter:", () => {
  thereAndBack("parameter limit", [
    [
      "an optional parameter",
      {},
      withLimit({}),
      "additive new-optional-request-parameter",
      "breaking request-parameter-removed",
    ],
    [
      "a required parameter",
      {},
      withLimit({ required: true }),
      "breaking new-required-request-parameter",
      "breaking request-parameter-removed",
    ],
    [
      "a deprecated parameter",
      {},
      withLimit({ deprecated: true }),
      "additive new-optional-request-parameter",
      "breaking request-parameter-removed",
    ],
    [
      "a parameter of the path",
      {},
      withLimit({ in: "path" }),
      "breaking new-request-path-parameter",
      "breaking request-parameter-removed",
    ],
    [
      "required",
      withLimit({}),
      withLimit({ required: true }),
      "breaking request-parameter-became-required",
      "additive request-parameter-became-optional",
    ],
    [
      "deprecated",
      withLimit({}),
      withLimit({ deprecated: true }),
      "neutral request-parameter-deprecated",
      "neutral request-parameter-reactivated",
    ],
    [
      "a default",
      withLimit({}),
      withLimit({ schema: { type: "integer", default: 5 } }),
      "breaking request-parameter-default-value-added",
      "breaking request-parameter-default-value-removed",
    ],
    [
      "another default",
      withLimit({ schema: { type: "integer", default: 4 } }),
      withLimit({ schema: { type: "integer", default: 5 } }),
      "breaking request-parameter-default-value-changed",
      "breaking request-parameter-default-value-changed",
    ],
    [
      "maximum",
      withLimit({ schema: { type: "integer", maximum: 200 } }),
      withLimit({ schema: { type: "integer", maximum: 50 } }),
      "breaking request-parameter-max-decreased",
      "additive request-parameter-max-increased",
    ],
    [
      "style",
      withLimit({ schema: { type: "array" } }),
      withLimit({ schema: { type: "array" }, style: "pipeDelimited", explode: true }),
      "breaking request-parameter-style-changed",
      "breaking request-parameter-style-changed",
    ],
    [
      "explode",
      withLimit({ schema: { type: "array" } }),
      withLimit({ schema: { type: "array" }, explode: false }),
      "breaking request-parameter-explode-changed",
      "breaking request-parameter-explode-changed",
    ],
    [
      "allowReserved",
      withLimit({}),
      withLimit({ allowReserved: true }),
      "additive request-parameter-allow-reserved-changed",
      "breaking request-parameter-allow-reserved-changed",
    ],
    [
      "allowEmptyValue",
      withLimit({}),
      withLimit({ allowEmptyValue: true }),
      "additive request-parameter-allow-empty-value-changed",
      "breaking request-parameter-allow-empty-value-changed",
    ],
    [
      "an enum value in a list",
      withLimit({ schema: { type: "array", items: { enum: ["a", "b"] } } }),
      withLimit({ schema: { type: "array", items: { enum: ["a"] } } }),
      "breaking request-parameter-property-enum-value-removed in parameter limit []",
      "additive request-parameter-property-enum-value-added in parameter limit []",
    ],
    [
      "the schema in a media type",
      { parameters: [{ name: "limit", in: "query", ...json(text) }] },
      { parameters: [{ name: "limit", in: "query", ...json({ ...text, maxLength: 3 }) }] },
      "breaking request-parameter-max-length-set",
      "additive request-parameter-max-length-unset",
    ],
    [
      "an unknown keyword",
      withLimit({}),
      withLimit({ colour: "red" }),
      "breaking unknown-keyword-changed",
      "breaking unknown-keyword-changed",
    ],
    [
      "a parameter of the whole path",
      {},
      { item: { parameters: [limit] } },
      "additive new-optional-request-parameter",
      "breaking request-parameter-removed",
    ],
  ]);
});

describe("a parameter", () => {
  test("that is sent as JSON is written otherwise", () => {
    const inMediaType = { parameters: [{ name: "limit", in: "query", ...json(limit.schema) }] };
    expect(changes(withLimit({}), inMediaType)).toContainEqual({
      impact: "breaking",
      rule: "request-parameter-content-changed",
      location: "parameter limit",
    });
  });

  test("that moves to another place is gone, and new", () => {
    expect(changes(withLimit({}), withLimit({ in: "header" })).map(({ rule }) => rule)).toEqual([
      "request-parameter-removed",
      "new-optional-request-parameter",
    ]);
  });
});
