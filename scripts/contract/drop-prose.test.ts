import { expect, test } from "vitest";
import { sampleDocument } from "../testing/sample-document.js";
import { dropProse } from "./drop-prose.js";

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
