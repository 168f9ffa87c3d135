import fc from "fast-check";
import { expect, test } from "vitest";
import { query, sampleDocument } from "../../test-support/contract/sample-document.js";
import type { Document, Schema } from "./document.js";
import { contractText, normalise } from "./normalise.js";

function withSchema(schema: Schema): Document {
  const document = sampleDocument();
  document.components.schemas = { Book: schema };
  return normalise(document);
}

test("keys that say what a thing is come first, the others by name", () => {
  const book = { zeal: 1, enum: ["b"], description: "Ours", type: "string", $ref: "x", required: ["a"], name: "n" };
  expect(Object.keys(withSchema(book).components.schemas.Book ?? {})).toEqual([
    ...["$ref", "name", "type", "description", "required", "enum", "zeal"],
  ]);
  expect(Object.keys(normalise(sampleDocument()))).toEqual([
    ...["openapi", "info", "servers", "security", "paths", "components", "tags"],
  ]);
});

test("paths, schemas and properties are ordered by name, whatever they are called", () => {
  const { paths, components } = normalise(sampleDocument());
  expect(Object.keys(paths)).toEqual(Object.keys(paths).sort());
  expect(Object.keys(components.schemas)).toEqual(Object.keys(components.schemas).sort());
  const properties = { zebra: {}, type: {}, name: {}, alpha: {}, $ref: {} as never };
  expect(Object.keys(withSchema({ properties }).components.schemas.Book?.properties ?? {})).toEqual([
    ...["$ref", "alpha", "name", "type", "zebra"],
  ]);
});

test("enum and required are sorted and hold nothing twice", () => {
  const { Book } = withSchema({ enum: ["B", "A", "B", "C"], required: ["b", "a", "b"] }).components.schemas;
  expect(Book).toEqual({ required: ["a", "b"], enum: ["A", "B", "C"] });
});

test("oneOf is ordered by reference, parameters by name", () => {
  const { Book } = withSchema({ oneOf: [{ $ref: "#/b" }, { $ref: "#/a" }] }).components.schemas;
  expect(Book?.oneOf).toEqual([{ $ref: "#/a" }, { $ref: "#/b" }]);
  const document = sampleDocument();
  document.paths = {
    "/v1/one": { get: { parameters: [query("b", {}), query("a", {}), query("C", {})], responses: {} } },
  };
  const names = normalise(document).paths["/v1/one"]?.get?.parameters?.map(({ name }) => name);
  expect(names).toEqual(["C", "a", "b"]);
});

test("lists whose order means something keep it", () => {
  const document = sampleDocument();
  document.tags = [{ name: "Zebras" }, { name: "Apes" }];
  document.servers = [{ url: "https://b.example" }, { url: "https://a.example" }];
  expect(normalise(document)).toMatchObject({ tags: document.tags, servers: document.servers });
});

test("examples keep their order, and their values are shown as they were written", () => {
  const examples = { usual: { value: { zebra: 1, alpha: 2, enum: ["b", "a"] } }, rare: { value: [] } };
  const document = sampleDocument();
  document.components.examples = examples;
  expect(JSON.stringify(normalise(document).components.examples)).toBe(JSON.stringify(examples));
});

test("a property that is called examples is a property", () => {
  const { Book } = withSchema({ properties: { examples: { enum: ["b", "a"], type: "string" } } }).components.schemas;
  expect(JSON.stringify(Book)).toBe('{"properties":{"examples":{"type":"string","enum":["a","b"]}}}');
});

test("what is ordered already stays as it is", () => {
  const once = normalise(sampleDocument());
  expect(contractText(normalise(once))).toBe(contractText(once));
});

test("the same facts in any order give the same bytes", () => {
  const ordered = contractText(normalise(sampleDocument()));
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (stream) => {
      const next = () => stream.next().value;
      expect(contractText(normalise(shuffled(sampleDocument(), [], next) as Document))).toBe(ordered);
    }),
    { numRuns: 50 },
  );
});

/** A copy with every key, and every list whose order means nothing, in another order. Examples are left alone. */
function shuffled(value: unknown, path: string[], next: () => number): unknown {
  const key = path.at(-1) ?? "";
  if (typeof value !== "object" || value === null || key === "examples") return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => shuffled(item, [...path, ""], next));
    return ["enum", "required", "oneOf", "parameters"].includes(key) ? inAnyOrder(items, next) : items;
  }
  const entries = Object.entries(value).map(([name, child]) => [name, shuffled(child, [...path, name], next)] as const);
  return Object.fromEntries(inAnyOrder(entries, next));
}

function inAnyOrder<T>(items: T[], next: () => number): T[] {
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
