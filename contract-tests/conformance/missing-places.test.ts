import { expect, test } from "vitest";
import type { Schema } from "../../src/testing/contract.js";
import { missingPlaces } from "./missing-places.js";

const text: Schema = { type: "string" };
const resource = (type: string, attribute: string): Schema => ({
  type: "object",
  required: ["type"],
  properties: { type: { type: "string", enum: [type] }, [attribute]: text },
});
const nothing: Schema = { type: "object", nullable: true, enum: [null] };
const answer: Schema = {
  type: "object",
  properties: {
    data: { oneOf: [resource("books", "title"), nothing] },
    included: { type: "array", items: { oneOf: [resource("authors", "name"), resource("shelves", "room")] } },
    meta: { type: "object", additionalProperties: text },
  },
};

const book = { type: "books", title: "A" };
const included = [
  { type: "authors", name: "B" },
  { type: "shelves", room: "C" },
];
const whole = { data: book, included, meta: { anything: "D" } };

test("nothing is missing where every place is there in one value or another", () => {
  expect(missingPlaces(answer, [whole, { data: null }])).toEqual([]);
});

test.for([
  [
    "a property",
    [whole, { data: null }].map(({ data }) => ({ ...whole, data: data && { type: "books" } })),
    "body.data.title",
  ],
  ["null where it is one of two", [whole], "body.data"],
  ["one kind of resource", [{ ...whole, included: included.slice(1) }, { data: null }], "body.included.0"],
  ["what a list holds", [{ ...whole, included: [] }, { data: null }], "body.included.0"],
  ["a property that is an object", [{ data: book, included }, { data: null }], "body.meta"],
  ["what stands under any name", [{ ...whole, meta: {} }, { data: null }], "body.meta.*"],
] as const)("%s that never comes is missing", ([, values, place]) => {
  expect(missingPlaces(answer, values)).toContain(place);
});

test("nothing is looked for where a schema comes back to itself", () => {
  const error: Schema = { type: "object", properties: { code: text } };
  error.properties = { ...error.properties, cause: error };
  expect(missingPlaces(error, [{ code: "A", cause: {} }])).toEqual([]);
});
