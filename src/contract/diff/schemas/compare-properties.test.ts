import { describe, expect, test } from "vitest";
import { bookChanges, thereAndBack } from "../../../test-support/contract/library-changes.js";

const text = { type: "string" };
const number = { type: "number" };
const properties = (book: object, required: string[] = []) => ({
  type: "object",
  required,
  properties: { book },
});
const empty = { type: "object", properties: {} };
const sent = (schema: object) => ({ request: schema });
const answered = (schema: object) => ({ response: schema });

describe("there and back, a property that is sent:", () => {
  thereAndBack("request body book", [
    [
      "an optional one is sent",
      sent(empty),
      sent(properties(text)),
      "additive new-optional-request-property",
      "breaking request-property-removed",
    ],
    [
      "a required one is sent",
      sent(empty),
      sent(properties(text, ["book"])),
      "breaking new-required-request-property",
      "breaking request-property-removed",
    ],
    [
      "a deprecated one is sent",
      sent(empty),
      sent(properties({ ...text, deprecated: true })),
      "additive new-optional-request-property",
      "breaking request-property-removed",
    ],
    [
      "a read-only one is sent",
      sent(empty),
      sent(properties({ ...text, readOnly: true })),
      "neutral new-optional-request-property",
      "neutral request-property-removed",
    ],
    [
      "one that is sent is required",
      sent(properties(text)),
      sent(properties(text, ["book"])),
      "breaking request-property-became-required",
      "additive request-property-became-optional",
    ],
    [
      "one that is sent is read-only",
      sent(properties(text)),
      sent(properties({ ...text, readOnly: true })),
      "breaking request-optional-property-became-read-only",
      "additive request-optional-property-became-non-read-only",
    ],
    [
      "one that is sent is write-only",
      sent(properties(text)),
      sent(properties({ ...text, writeOnly: true })),
      "neutral request-optional-property-became-write-only",
      "neutral request-optional-property-became-non-write-only",
    ],
    [
      "one by name alone is required",
      sent(empty),
      sent({ ...empty, required: ["book"] }),
      "breaking request-property-became-required",
      "additive request-property-became-optional",
    ],
    [
      "a read-only one of another type",
      sent(properties({ ...text, readOnly: true })),
      sent(properties({ ...number, readOnly: true })),
      "",
      "",
    ],
    [
      "unknown ones are sent",
      sent({ ...empty, additionalProperties: false }),
      sent(empty),
      "additive request-body-additional-properties-allowed in request body",
      "breaking request-body-additional-properties-forbidden in request body",
    ],
  ]);
});

describe("there and back, a property that is answered:", () => {
  thereAndBack("response 201 book", [
    [
      "an optional one is answered",
      answered(empty),
      answered(properties(text)),
      "additive response-optional-property-added",
      "breaking response-optional-property-removed",
    ],
    [
      "a required one is answered",
      answered(empty),
      answered(properties(text, ["book"])),
      "additive response-required-property-added",
      "breaking response-required-property-removed",
    ],
    [
      "a write-only one is answered",
      answered(empty),
      answered(properties({ ...text, writeOnly: true })),
      "neutral response-optional-property-added",
      "neutral response-optional-property-removed",
    ],
    [
      "one that is answered is required",
      answered(properties(text)),
      answered(properties(text, ["book"])),
      "additive response-property-became-required",
      "breaking response-property-became-optional",
    ],
    [
      "one that is answered is write-only",
      answered(properties(text)),
      answered(properties({ ...text, writeOnly: true })),
      "breaking response-optional-property-became-write-only",
      "additive response-optional-property-became-non-write-only",
    ],
    [
      "one that is answered is read-only",
      answered(properties(text)),
      answered(properties({ ...text, readOnly: true })),
      "neutral response-optional-property-became-read-only",
      "neutral response-optional-property-became-non-read-only",
    ],
    [
      "a write-only one of another type",
      answered(properties({ ...text, writeOnly: true })),
      answered(properties({ ...number, writeOnly: true })),
      "",
      "",
    ],
    [
      "unknown ones are answered",
      answered({ ...empty, additionalProperties: false }),
      answered(empty),
      "additive response-body-additional-properties-allowed in response 201",
      "additive response-body-additional-properties-forbidden in response 201",
    ],
  ]);
});

test("a property that is declared now is compared with what additional ones were", () => {
  const map = (properties: object) => ({ type: "object", properties, additionalProperties: { type: "string" } });
  const { request, response } = bookChanges(map({}), map({ title: { type: "integer" } }));
  expect(request).toContainEqual({
    impact: "breaking",
    rule: "request-property-type-changed",
    location: "request body book.title",
  });
  expect(response).toContainEqual({
    impact: "breaking",
    rule: "response-property-type-changed",
    location: "response 201 book.title",
  });
  expect(bookChanges(map({}), map({ title: { type: "string" } })).response).toMatchObject([{ impact: "additive" }]);
});
