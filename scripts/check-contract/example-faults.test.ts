import { expect, test } from "vitest";
import type { Document, MediaType } from "../contract/document.js";
import { reference, sampleDocument } from "../testing/sample-document.js";
import { exampleFaults, examplesOf } from "./example-faults.js";
import { type Checks, compileSchemas } from "./schema-checks.js";

function answering(media: MediaType): Document {
  const document = sampleDocument();
  document.components = {
    schemas: { Lamp: { type: "object", required: ["on"], properties: { on: { type: "boolean" } } } },
    examples: { dark: { summary: "Off", value: { on: false } }, broken: { value: { on: "yes" } } },
  };
  document.paths = { "/v1/lamps": { get: { responses: { 200: { content: { "application/json": media } } } } } };
  return document;
}

function faults(media: MediaType): string[] {
  const document = answering({ schema: reference("Lamp"), ...media });
  const checks: Checks = new Map();
  expect(compileSchemas(document, checks)).toEqual([]);
  return exampleFaults(document, checks);
}

test("examples that go with their schema are no faults, in place or referred to", () => {
  const dark = { $ref: "#/components/examples/dark" };
  expect(faults({ example: { on: true }, examples: { one: { value: { on: true } }, dark } })).toEqual([]);
});

test("every example that does not is one, by name, with the first reason", () => {
  const broken = { $ref: "#/components/examples/broken" };
  expect(
    faults({ example: {}, examples: { one: { value: { on: 1 } }, two: { value: { on: true } }, broken } }),
  ).toEqual([
    "GET /v1/lamps 200 example example: / must have required property 'on'",
    "GET /v1/lamps 200 example one: /on must be boolean",
    "GET /v1/lamps 200 example broken: /on must be boolean",
  ]);
});

test("so is a reference to an example that is not there", () => {
  expect(faults({ examples: { lost: { $ref: "#/components/examples/lost" } } })).toEqual([
    "GET /v1/lamps 200 example lost: there is no such example",
  ]);
});

test("examples come with their name, summary and value, references followed", () => {
  const media = { examples: { off: { $ref: "#/components/examples/dark" }, on: { value: 1 } } };
  expect(examplesOf(answering(media), media)).toEqual([
    { name: "off", summary: "Off", value: { on: false } },
    { name: "on", summary: "", value: 1 },
  ]);
});
