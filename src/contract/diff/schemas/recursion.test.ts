import { describe, expect, test } from "vitest";
import { changes, type Reported } from "../../../test-support/contract/library-changes.js";
import { diffDocuments } from "../diff-documents.js";

const text = { type: "string" };
const number = { type: "number" };
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object) => ({ type: "object", properties });

/** The changes in the response when the title of something deep down becomes a number. */
function changesOfTitle(schemas: (title: object) => Record<string, object>): Reported[] {
  return changes(
    { response: to("Book"), components: { schemas: schemas(text) } },
    { response: to("Book"), components: { schemas: schemas(number) } },
  );
}

describe("a change is found, and found once, in schemas that", () => {
  test.each<[string, (title: object) => Record<string, object>, string]>([
    ["hold themselves", (title) => ({ Book: object({ sequel: to("Book"), title }) }), "title"],
    [
      "hold lists of themselves",
      (title) => ({ Book: object({ sequels: { type: "array", items: to("Book") }, title }) }),
      "title",
    ],
    [
      "hold each other",
      (title) => ({ Book: object({ author: to("Author") }), Author: object({ books: to("Book"), title }) }),
      "author.title",
    ],
    [
      "are alternatives of themselves",
      (title) => ({ Book: { oneOf: [to("Book"), object({ title }), text] } }),
      "(object).title",
    ],
    [
      "are alternatives of each other",
      (title) => ({ Book: { oneOf: [to("Shelf"), text] }, Shelf: { anyOf: [to("Book"), object({ title })] } }),
      "(Shelf)(object).title",
    ],
    ["are parts of themselves", (title) => ({ Book: { allOf: [to("Book"), object({ title })] } }), "title"],
    [
      "are parts of each other",
      (title) => ({
        Book: { allOf: [to("Shelf"), object({ a: to("Book") })] },
        Shelf: { allOf: [to("Book"), object({ title })] },
      }),
      "title",
    ],
    [
      "grow as they are merged",
      (title) => ({
        Book: { allOf: [object({ next: to("Book") }), object({ next: to("Shelf") })] },
        Shelf: { allOf: [object({ next: to("Book") }), object({ next: to("Book"), title })] },
      }),
      "next.title",
    ],
    [
      "come back by way of a path",
      (title) => ({
        Book: object({ title, body: { $ref: "#/paths/~1books/post/responses/201/content/application~1json/schema" } }),
      }),
      "title",
    ],
    ["forbid themselves", (title) => ({ Book: { ...object({ title }), not: to("Book") } }), "title"],
  ])("%s", (_, schemas, location) => {
    expect(changesOfTitle(schemas).filter(({ rule }) => rule.endsWith("type-changed"))).toEqual([
      { impact: "breaking", rule: "response-property-type-changed", location: `response 201 ${location}` },
    ]);
  });
});

describe("references that lead nowhere", () => {
  test.each([
    ["to themselves", { Book: to("Book") }],
    ["to each other", { Book: to("Shelf"), Shelf: to("Book") }],
    ["to what is not there", { Book: to("Missing") }],
  ])("%s come to an end, and say nothing", (_, schemas) => {
    const library = { response: to("Book"), components: { schemas } };
    expect(changes(library, library)).toEqual([]);
    expect(changes(library, { response: to("Book"), components: { schemas: { ...schemas, Other: text } } })).toEqual(
      [],
    );
  });

  test("but to another file are not taken for references within", () => {
    const library = (title: object) => ({
      response: { $ref: "books.json#/components/schemas/Book" },
      components: { schemas: { Book: object({ title }) } },
    });
    expect(changes(library(text), library(number))).toEqual([]);
  });

  test("are reported from those that lead somewhere", () => {
    const nowhere = { response: to("Book"), components: { schemas: { Book: to("Book") } } };
    const somewhere = { response: to("Book"), components: { schemas: { Book: number } } };
    expect(changes(somewhere, nowhere)).toEqual([
      { impact: "breaking", rule: "response-body-type-generalized", location: "response 201" },
    ]);
  });
});

describe("nesting that is too deep", () => {
  const nested = (depth: number, wrap: (schema: object) => object) => {
    const deep = { paths: { "/books": { get: { responses: { 200: { content: { json: { schema: {} } } } } } } } };
    let schema: object = text;
    for (let level = 0; level < depth; level++) schema = wrap(schema);
    deep.paths["/books"].get.responses[200].content.json.schema = schema;
    return deep;
  };

  test.each<[string, (schema: object) => object]>([
    ["properties", (schema) => object({ next: schema })],
    ["parts of allOf", (schema) => ({ allOf: [schema] })],
  ])("of %s is named", (_, wrap) => {
    expect(() => diffDocuments(nested(20_000, wrap), nested(20_001, wrap))).toThrow(
      "one of the documents: nested too deep to be compared",
    );
    expect(diffDocuments(nested(50, wrap), nested(50, wrap))).toEqual([]);
  });
});

test("a change is found where only a reference says the same on both sides", () => {
  const library = (title: object) => ({
    request: { not: to("Book") },
    response: { allOf: [{ oneOf: [to("Book"), number] }, { oneOf: [to("Book"), text] }] },
    components: { schemas: { Book: object({ title }) } },
  });
  const found = changes(library(text), library(number));
  expect(found).toContainEqual({ impact: "breaking", rule: "request-body-not-changed", location: "request body" });
  expect(found.some(({ location, impact }) => location.startsWith("response 201") && impact === "breaking")).toBe(true);
});
