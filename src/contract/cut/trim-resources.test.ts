import { describe, expect, test } from "vitest";
import { sampleDocument, sampleSelection } from "../../test-support/contract/sample-document.js";
import type { Document, Operation } from "./document.js";
import { type Selection, selectOperations } from "./selection.js";
import { trimResources } from "./trim-resources.js";

function trim(change: (selection: Selection) => void = () => {}): { document: Document; misses: string[] } {
  const selection = sampleSelection();
  change(selection);
  const misses: string[] = [];
  const document = selectOperations(sampleDocument(), selection, misses);
  trimResources(document, selection, misses);
  return { document, misses };
}

function listing(document: Document): Operation | undefined {
  return document.paths["/v1/shelves/{id}/books"]?.get;
}

function valuesOf(document: Document, parameter: string): unknown[] | undefined {
  return listing(document)?.parameters?.find(({ name }) => name === parameter)?.schema.items?.enum;
}

function included(document: Document) {
  return document.components.schemas.BooksResponse?.properties?.included?.items;
}

describe("resources", () => {
  test("keep the selected attributes, and lose the relationships when none are selected", () => {
    const { properties } = trim().document.components.schemas.Author ?? {};
    expect(Object.keys(properties?.attributes?.properties ?? {})).toEqual(["name"]);
    expect(properties).not.toHaveProperty("relationships");
  });

  test("require nothing that is gone", () => {
    const { required, properties } = trim().document.components.schemas.Author ?? {};
    expect(required).toEqual(["type", "id"]);
    expect(properties?.attributes?.required).toEqual(["name"]);
  });

  test("keep everything when the selection lists nothing of them", () => {
    const { document } = trim();
    expect(document.components.schemas.Note).toEqual(sampleDocument().components.schemas.Note);
    expect(document.components.schemas.Book).toEqual(sampleDocument().components.schemas.Book);
  });

  test("that are not there, or lack a selected member, are misses", () => {
    const { misses } = trim(({ resources }) => {
      resources.clocks = null;
      resources.authors = { attributes: ["name", "shoeSize"], relationships: ["rivals"] };
    });
    expect(misses.sort()).toEqual([
      "attributes shoeSize of resource type authors",
      "relationships rivals of resource type authors",
      "resource type clocks",
    ]);
  });

  test("are not the request bodies of the same type", () => {
    const { document } = trim(({ resources }) => {
      resources.books = { attributes: ["title"] };
    });
    const { Book, BookCreateRequest } = document.components.schemas;
    expect(Object.keys(Book?.properties?.attributes?.properties ?? {})).toEqual(["title"]);
    expect(BookCreateRequest).toEqual(sampleDocument().components.schemas.BookCreateRequest);
  });
});

describe("included", () => {
  test("keeps the selected types, in the union and in the discriminator's mapping", () => {
    const items = included(trim().document);
    expect(items?.oneOf?.map(({ $ref }) => $ref)).toEqual(["#/components/schemas/Note", "#/components/schemas/Author"]);
    expect(items?.discriminator?.mapping).toEqual({ notes: "#/components/schemas/Note" });
  });

  test("with one type left is that type", () => {
    const { document } = trim(({ resources }) => delete resources.notes);
    expect(included(document)).toEqual({ $ref: "#/components/schemas/Author" });
  });

  test("with no type left goes", () => {
    const { document } = trim((selection) => {
      selection.resources = {};
    });
    expect(document.components.schemas.BooksResponse?.properties).not.toHaveProperty("included");
  });
});

describe("parameters", () => {
  test("include names relationships to kept types, and those that Apple gives links for", () => {
    expect(valuesOf(trim().document, "include")).toEqual(["author", "notes", "shelf"]);
  });

  test("include goes when nothing is left to include", () => {
    const { document } = trim((selection) => {
      selection.operations = { "GET /v1/books/{id}": null };
      selection.resources = {};
    });
    expect(document.paths["/v1/books/{id}"]?.get?.parameters).toEqual([]);
  });

  test("fields of a trimmed type name its kept members, fields of another stay, fields of a dropped type go", () => {
    const { document } = trim();
    expect(valuesOf(document, "fields[authors]")).toEqual(["name"]);
    expect(valuesOf(document, "fields[books]")).toEqual(["title", "genre", "author"]);
    expect(valuesOf(document, "fields[awards]")).toBeUndefined();
  });

  test("limit of a relationship stays with it and goes with it; limit itself and filters stay", () => {
    const names = listing(trim().document)?.parameters?.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["limit", "limit[notes]", "filter[genre]"]));
    expect(names).not.toContain("limit[awards]");
  });

  test("are not invented where an operation has none", () => {
    expect(trim().document.paths["/v1/books"]?.post).not.toHaveProperty("parameters");
  });
});
