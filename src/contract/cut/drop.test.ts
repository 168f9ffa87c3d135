import { expect, test } from "vitest";
import { reference, sampleDocument } from "../../test-support/contract/sample-document.js";
import type { Document, Operation } from "./document.js";
import { dropProse, dropUnused } from "./drop.js";

test("takes every sentence, title, tag and example away", () => {
  expect(JSON.stringify(dropProse(sampleDocument()))).not.toContain("Prose");
  expect(JSON.stringify(sampleDocument())).toContain("Prose");
});

test("a property that is called title, description or example is a fact and stays", () => {
  const { Book, BookCreateRequest } = dropProse(sampleDocument()).components.schemas;
  expect(Book?.properties?.attributes?.properties).toEqual({
    title: { type: "string" },
    description: { type: "string" },
    example: { type: "string" },
    genre: { $ref: "#/components/schemas/Genre" },
    binding: { type: "string", enum: ["PAPER", "CLOTH"] },
  });
  expect(BookCreateRequest?.properties?.data?.properties?.attributes?.required).toEqual(["title"]);
});

test("a response is described by what its status is called, since OpenAPI requires a description", () => {
  const { responses } = dropProse(sampleDocument()).paths["/v1/books"]?.post ?? {};
  expect(responses?.["201"]?.description).toBe("Created");
  expect(responses?.["409"]?.description).toBe("Conflict");
});

test("of info the title and the version are left", () => {
  expect(dropProse(sampleDocument()).info).toEqual({ title: "Library", version: "7.2" });
});

test("facts stay: types, formats, enums, limits, styles, discriminators, operationIds, servers, security", () => {
  const { paths, components, servers, security } = dropProse(sampleDocument());
  const listing = paths["/v1/shelves/{id}/books"]?.get;
  expect(listing?.operationId).toBe("listBooks");
  expect(listing?.parameters?.at(0)).toEqual({
    name: "filter[genre]",
    in: "query",
    schema: { type: "array", items: { type: "string", enum: ["POETRY", "DRAMA"] } },
    style: "form",
    explode: false,
  });
  expect(listing?.parameters?.at(5)?.schema).toEqual({ type: "integer", maximum: 200 });
  expect(components.schemas.Author?.properties?.attributes?.properties?.birthday?.format).toBe("date");
  expect(components.schemas.BooksResponse?.properties?.included?.items).toEqual(
    sampleDocument().components.schemas.BooksResponse?.properties?.included?.items,
  );
  expect({ servers, security }).toEqual({ servers: [{ url: "https://library.example/" }], security: [{ card: [] }] });
});

test("leaves the document it was given as it was", () => {
  const document = sampleDocument();
  dropProse(document);
  expect(document).toEqual(sampleDocument());
});

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
