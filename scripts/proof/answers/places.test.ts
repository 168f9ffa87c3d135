import { expect, test } from "vitest";
import { nameOf, placesIn, withValue } from "./places.js";

const webhook = { properties: { type: { enum: ["webhooks"] }, state: { enum: ["ON", "OFF"] } } };
const app = { properties: { type: { enum: ["apps"] }, name: {} }, required: ["type"] };
const schema = { properties: { included: { items: { oneOf: [app, webhook] } }, meta: { additionalProperties: app } } };

test("every value of a document has its place, with what the contract says of it", () => {
  const document = { included: [{ type: "webhooks", state: "ON" }, { type: "apps" }], meta: { any: { name: "x" } } };
  const places = placesIn(document, schema);
  expect(places.map(({ steps }) => nameOf(steps))).toEqual([
    ...["the document", "included", "included.0", "included.0.type", "included.0.state"],
    ...["included.1", "included.1.type", "meta", "meta.any", "meta.any.name"],
  ]);
  expect(places.find(({ value }) => value === "ON")?.schema.enum).toEqual(["ON", "OFF"]);
  expect(places.find(({ value }) => value === "apps")?.required).toBe(true);
  expect(places.find(({ value }) => value === "webhooks")?.required).toBe(false);
});

test("a value is changed in a copy, added where there was none, or taken away", () => {
  const document = { a: [{ b: 1 }], c: 2 };
  expect(withValue(document, ["a", 0, "b"], null)).toEqual({ a: [{ b: null }], c: 2 });
  expect(withValue(document, ["a", 0, "d"], 3)).toEqual({ a: [{ b: 1, d: 3 }], c: 2 });
  expect(withValue(document, ["c"], undefined)).toEqual({ a: [{ b: 1 }] });
  expect(withValue(document, [], "all of it")).toBe("all of it");
  expect(document).toEqual({ a: [{ b: 1 }], c: 2 });
});
