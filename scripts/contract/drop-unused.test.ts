import { expect, test } from "vitest";
import { reference, sampleDocument } from "../testing/sample-document.js";
import type { Document, Operation } from "./document.js";
import { dropUnused } from "./drop-unused.js";

/** The sample with one operation, and what is left of its components. */
function keptWith(operation: Partial<Operation>, components: Document["components"] = { schemas: {} }): string[] {
  const document = sampleDocument();
  document.paths = { "/v1/one": { get: { responses: {}, ...operation } } };
  for (const [kind, members] of Object.entries(components)) {
    document.components[kind] = { ...(document.components[kind] as object), ...(members as object) };
  }
  return Object.entries(dropUnused(document).components).flatMap(([kind, members]) =>
    Object.keys(members as object).map((name) => `${kind}/${name}`),
  );
}

const answerWith = (name: string) => ({
  responses: { 200: { content: { "application/json": { schema: reference(name) } } } },
});

test("keeps what the paths refer to, directly or through another component, and the security schemes", () => {
  expect(keptWith(answerWith("BookAuthorLinkage"))).toEqual(["schemas/BookAuthorLinkage", "securitySchemes/card"]);
  expect(keptWith(answerWith("BookCreateRequest")).sort()).toEqual([
    "schemas/BookCreateRequest",
    "schemas/Genre",
    "securitySchemes/card",
  ]);
});

test("follows a schema that refers to itself, and two that refer to each other, once", () => {
  expect(keptWith(answerWith("Fault"))).toContain("schemas/Fault");
  expect(keptWith(answerWith("Lamp"))).toEqual(expect.arrayContaining(["schemas/Lamp", "schemas/Bulb"]));
});

test("components that only refer to each other are unused", () => {
  expect(keptWith({})).toEqual(["securitySchemes/card"]);
});

test("keeps the examples, parameters and responses that are referred to, and what they refer to", () => {
  const kept = keptWith(
    {
      parameters: [{ $ref: "#/components/parameters/Genre" } as never],
      responses: { 200: { $ref: "#/components/responses/Found" } },
    },
    {
      schemas: {},
      parameters: { Genre: { name: "genre", in: "query", schema: reference("Genre") } },
      responses: {
        Found: { content: { "application/json": { examples: { one: { $ref: "#/components/examples/One" } } } } },
        Lost: {},
      },
      examples: { One: { value: 1 }, Two: { value: 2 } },
    },
  );
  expect(kept.sort()).toEqual([
    "examples/One",
    "parameters/Genre",
    "responses/Found",
    "schemas/Genre",
    "securitySchemes/card",
  ]);
});

test("a reference into a component keeps that component", () => {
  expect(keptWith(answerWith("BookCreateRequest/properties/data")).sort()).toEqual([
    "schemas/BookCreateRequest",
    "schemas/Genre",
    "securitySchemes/card",
  ]);
});

test("leaves the document it was given as it was", () => {
  const document = sampleDocument();
  dropUnused(document);
  expect(document).toEqual(sampleDocument());
});
