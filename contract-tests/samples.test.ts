import { expect, test } from "vitest";
import type { Schema } from "../src/testing/contract.js";
import { contractOperations } from "./committed-contract.js";
import { sampleOf, samplesOf } from "./samples.js";

const text: Schema = { type: "string" };
const book: Schema = {
  type: "object",
  required: ["type", "author"],
  properties: {
    type: { type: "string", enum: ["books"] },
    author: {
      type: "object",
      required: ["name"],
      properties: { name: text, born: { type: "string", format: "date" } },
    },
    pages: { type: "integer", nullable: true },
    tags: { type: "array", items: { type: "string", enum: ["POETRY", "DRAMA", "ESSAY"] } },
    source: { oneOf: [text, { type: "boolean" }] },
  },
};

test("a sample has everything in it, and two of what a list holds", () => {
  expect(sampleOf(book)).toEqual({
    type: "books",
    author: { name: "two words, 100 %", born: "2026-03-01" },
    pages: 1,
    tags: ["POETRY", "DRAMA", "ESSAY"],
    source: "two words, 100 %",
  });
  expect(sampleOf({ type: "array", items: text })).toHaveLength(2);
});

test("what is optional is left out level by level", () => {
  const [first, second] = ["nothing optional from level 0 on", "nothing optional from level 1 on"].map(
    (what) => samplesOf(book).find((sample) => sample.what === what)?.value,
  );
  expect(first).toEqual({ type: "books", author: { name: "two words, 100 %" } });
  expect(second).toMatchObject({ author: { name: "two words, 100 %" }, pages: 1 });
  expect(second).not.toHaveProperty("author.born");
});

test.for([
  ["null wherever it may stand", { pages: null }],
  ["empty lists", { tags: [] }],
  ["empty texts", { author: { name: "", born: "2026-03-01" } }],
  ["the second choice everywhere", { source: true }],
] as const)("there is one with %s", ([what, part]) => {
  expect(samplesOf(book).find((sample) => sample.what === what)?.value).toMatchObject(part);
});

test("samples that are alike are there once", () => {
  expect(samplesOf({ type: "boolean" })).toEqual([{ what: expect.any(String), value: true }]);
});

test("what contains itself ends where it comes back", () => {
  const error: Schema = { type: "object", properties: { code: text } };
  error.properties = { ...error.properties, causes: { type: "array", items: error } };
  expect(sampleOf(error, { text: "A" })).toEqual({ code: "A", causes: [] });
});

test("every sample of the contract's bodies and answers goes with its schema", () => {
  for (const { pointer, body, responses, schemaProblems } of contractOperations) {
    const answers = Object.entries(responses).map(([status, { content }]) => ["responses", status, content] as const);
    for (const [part, key, content] of [
      ...answers,
      ["requestBody", "", body && { "application/json": body }] as const,
    ]) {
      const schema = content?.["application/json"]?.schema;
      const at = `${pointer}/${part}${key ? `/${key}` : ""}/content/application~1json/schema`;
      for (const { what, value } of schema ? samplesOf(schema) : [])
        expect(schemaProblems(at, value), what).toEqual([]);
    }
  }
});
