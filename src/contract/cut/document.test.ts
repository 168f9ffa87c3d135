import { expect, test } from "vitest";
import { json, reference, sampleDocument } from "../../test-support/contract/sample-document.js";
import { primaryData, relationshipTypes, resourceComponents, resourceType } from "./document.js";

test("a resource, or its identifier, is reported by its id and its one type", () => {
  const { Author, Genre, BookCreateRequest, Links } = sampleDocument().components.schemas;
  expect(resourceType(Author)).toBe("authors");
  expect(resourceType(Author?.properties?.attributes)).toBeUndefined();
  for (const schema of [Genre, BookCreateRequest, Links, undefined]) expect(resourceType(schema)).toBeUndefined();
});

test("of each type one component is the resource; what a request creates on the way is not", () => {
  const document = sampleDocument();
  const { Author, Award } = document.components.schemas;
  document.components.schemas = { Author: Author ?? {}, AuthorInlineCreate: { ...Author }, LoanRequest: Award ?? {} };
  const components = resourceComponents(document);
  expect([...components.keys()]).toEqual(["authors", "awards"]);
  expect(components.get("authors")).toBe(document.components.schemas.Author);
});

test("the primary data of a response is the resource, or what its list holds", () => {
  const { paths, ...document } = sampleDocument();
  const dataOf = (answer: string) =>
    primaryData({ paths, ...document }, { responses: { 404: json(reference("Fault")), 200: json(reference(answer)) } });
  expect(dataOf("BookResponse")).toEqual(document.components.schemas.Book);
  expect(dataOf("BooksResponse")).toEqual(document.components.schemas.Book);
  expect(primaryData({ paths, ...document }, { responses: { 204: {} } })).toBeUndefined();
});

test("relationships lead to a type, to one or to many; where there are only links, to none that is known", () => {
  expect(Object.fromEntries(relationshipTypes(sampleDocument().components.schemas.Book))).toEqual({
    author: "authors",
    notes: "notes",
    awards: "awards",
    shelf: undefined,
  });
});
