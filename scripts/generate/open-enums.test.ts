import { expect, test } from "vitest";
import type { Document, Schema } from "../../src/contract/cut/document.js";
import { json, list, query, reference, sampleDocument } from "../../src/test-support/contract/sample-document.js";
import { anyOtherString, openEnums } from "./open-enums.js";

const open = (schema: Schema) => ({ anyOf: [schema, anyOtherString] });

/** Attribute → schema, of a resource or of the request that creates one. */
function attributes(document: Document, component: "Book" | "BookCreateRequest"): Record<string, Schema> {
  const { properties } = document.components.schemas[component] ?? {};
  return (component === "Book" ? properties : properties?.data?.properties)?.attributes?.properties ?? {};
}

test("enums in answers are open", () => {
  const { binding } = attributes(openEnums(sampleDocument()), "Book");
  expect(binding).toMatchObject(open({ type: "string", enum: ["PAPER", "CLOTH"] }));
});

test("enums in requests are closed", () => {
  const { binding, genre } = attributes(openEnums(sampleDocument()), "BookCreateRequest");
  expect(binding).toEqual({ type: "string", enum: ["PAPER", "CLOTH"] });
  expect(genre).toEqual(reference("Genre"));
});

test("enums of parameters are closed", () => {
  const { paths } = openEnums(sampleDocument());
  expect(paths["/v1/shelves/{id}/books"]).toMatchObject({
    parameters: sampleDocument().paths["/v1/shelves/{id}/books"]?.parameters,
    get: { parameters: sampleDocument().paths["/v1/shelves/{id}/books"]?.get?.parameters },
  });
});

test("an enum component lists the values known, and is opened where a response uses it", () => {
  const opened = openEnums(sampleDocument());
  expect(opened.components.schemas.Genre?.enum).toEqual(["POETRY", "DRAMA"]);
  expect(opened.components.schemas.Genre).not.toHaveProperty("anyOf");
  expect(attributes(opened, "Book").genre).toMatchObject(open(reference("Genre")));
});

test("type discriminators are closed, also within relationships", () => {
  const { properties } = openEnums(sampleDocument()).components.schemas.Book ?? {};
  expect(properties?.type).toEqual({ type: "string", enum: ["books"] });
  const { author } = properties?.relationships?.properties ?? {};
  expect(author?.properties?.data?.properties?.type).toEqual({ type: "string", enum: ["authors"] });
});

test("lists of enums are open item by item", () => {
  const document = sampleDocument();
  Object.assign(attributes(document, "Book"), {
    genres: { type: "array", items: reference("Genre") },
    sizes: list("S"),
  });
  const { genres, sizes } = attributes(openEnums(document), "Book");
  expect(genres?.items).toMatchObject(open(reference("Genre")));
  expect(sizes?.items).toMatchObject(open({ type: "string", enum: ["S"] }));
});

test("enums in place in a response are open", () => {
  const document = sampleDocument();
  const schema: Schema = { type: "object", properties: { mood: { type: "string", enum: ["GOOD"] } } };
  document.paths = { "/v1/mood": { get: { responses: { 200: json(schema) } } } };
  const { responses } = openEnums(document).paths["/v1/mood"]?.get ?? {};
  const opened = responses?.["200"]?.content?.["application/json"]?.schema;
  expect(opened?.properties?.mood).toMatchObject(open({ type: "string", enum: ["GOOD"] }));
});

test("a component used in requests and in answers counts as a response", () => {
  const document = sampleDocument();
  document.components.schemas.Shape = { type: "object", properties: { of: { type: "string", enum: ["ROUND"] } } };
  document.paths = {
    "/v1/shapes": {
      post: {
        parameters: [query("dry", { type: "boolean" })],
        requestBody: json(reference("Shape")),
        responses: { 201: json(reference("Shape")) },
      },
    },
  };
  const { Shape } = openEnums(document).components.schemas;
  expect(Shape?.properties?.of).toMatchObject(open({ type: "string", enum: ["ROUND"] }));
});

test("an open enum keeps its description and its deprecation", () => {
  const document = sampleDocument();
  const binding = { type: "string", enum: ["PAPER"], description: "Ours", deprecated: true };
  Object.assign(attributes(document, "Book"), { binding });
  expect(attributes(openEnums(document), "Book").binding).toEqual({
    description: "Ours",
    deprecated: true,
    anyOf: [{ type: "string", enum: ["PAPER"] }, anyOtherString],
  });
});

test("leaves the document it was given as it was", () => {
  const document = sampleDocument();
  openEnums(document);
  expect(document).toEqual(sampleDocument());
});
