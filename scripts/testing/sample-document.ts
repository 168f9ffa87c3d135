import type { Overlay } from "../contract/apply-overlay.js";
import type { Content, Document, Operation, Parameter, PathItem, Schema } from "../contract/document.js";
import type { SourceDocument } from "../contract/read-document.js";
import type { Selection } from "../contract/selection.js";

/** A small made-up document of the same build as Apple's: a library with shelves, books, authors, notes and awards. */
export function sampleDocument(): Document {
  const document: Document = {
    openapi: "3.0.1",
    info: { title: "Library", version: "7.2", description: "Prose about the library.", contact: { name: "Nobody" } },
    servers: [{ url: "https://library.example/" }],
    tags: [{ name: "Books", description: "Prose about books." }],
    paths: paths(),
    components: {
      schemas: schemas(),
      parameters: { Unused: { name: "unused", in: "query", schema: { type: "string" } } },
      securitySchemes: { card: { type: "http", scheme: "bearer" } },
    },
    security: [{ card: [] }],
  };
  // As if read from a file: no part is shared with another.
  return JSON.parse(JSON.stringify(document));
}

export function sampleSource(): SourceDocument {
  return { document: sampleDocument(), sha256: "0".repeat(64) };
}

/** Keeps the operations on books, and of the related resources authors (trimmed) and notes. */
export function sampleSelection(): Selection {
  return {
    operations: {
      "GET /v1/shelves/{id}/books": null,
      "GET /v1/books/{id}": { parameters: ["include", "fields[authors]"] },
      "POST /v1/books": null,
    },
    resources: { authors: { attributes: ["name"], relationships: [] }, notes: null },
  };
}

export function overlayOf(...actions: Overlay["actions"]): Overlay {
  return { overlay: "1.0.0", info: { title: "Of a test", version: "1" }, actions };
}

export function reference(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

export function query(name: string, schema: Schema): Parameter {
  return { name, in: "query", description: `Prose about ${name}`, schema, style: "form", explode: false };
}

export function list(...values: string[]): Schema {
  return { type: "array", items: values.length > 0 ? { type: "string", enum: values } : { type: "string" } };
}

export function json(schema: Schema): Content {
  return { description: "Prose about the body", content: { "application/json": { schema, example: { a: "Prose" } } } };
}

const id: Parameter = { name: "id", in: "path", description: "Prose", schema: { type: "string" }, required: true };
const fault = json(reference("Fault"));

function paths(): Record<string, PathItem> {
  return {
    "/v1/shelves/{id}/books": { get: listBooks(), parameters: [id] },
    ...pathsOfBooks(),
    "/v1/books/{id}/relationships/author": {
      get: { ...prose("readAuthorOfBook"), responses: { 200: json(reference("BookAuthorLinkage")) } },
      parameters: [id],
    },
    "/v1/lamps": { get: { ...prose("listLamps"), responses: { 200: json(reference("LampsResponse")) } } },
  };
}

function listBooks(): Operation {
  return {
    ...prose("listBooks"),
    parameters: [
      query("filter[genre]", list("POETRY", "DRAMA")),
      query("fields[books]", list("title", "genre", "author")),
      query("fields[authors]", list("name", "birthday", "books")),
      query("fields[awards]", list("year")),
      query("include", list("author", "notes", "awards", "shelf")),
      query("limit", { type: "integer", maximum: 200 }),
      query("limit[notes]", { type: "integer", maximum: 50 }),
      query("limit[awards]", { type: "integer", maximum: 50 }),
    ],
    responses: { 200: json(reference("BooksResponse")), 400: fault },
  };
}

function pathsOfBooks(): Record<string, PathItem> {
  return {
    "/v1/books/{id}": {
      get: {
        ...prose("readBook"),
        parameters: [query("include", list("author", "awards")), query("fields[authors]", list("name", "birthday"))],
        responses: { 200: json(reference("BookResponse")), 404: fault },
      },
      delete: { ...prose("deleteBook"), responses: { 204: { description: "Prose" }, 404: fault } },
      parameters: [id],
    },
    "/v1/books": {
      post: {
        ...prose("createBook"),
        requestBody: { ...json(reference("BookCreateRequest")), required: true },
        responses: { 201: json(reference("BookResponse")), 409: fault },
      },
    },
  };
}

function prose(operationId: string) {
  return {
    operationId,
    tags: ["Prose"],
    summary: "Prose about an operation",
    description: "Prose about an operation, at length",
    externalDocs: { url: "https://library.example/prose" },
  };
}

function schemas(): Record<string, Schema> {
  return {
    ...books(),
    Author: resource("authors", { name: { type: "string" }, birthday: { type: "string", format: "date" } }, ["books"]),
    Note: resource("notes", { text: { type: "string" }, replies: { type: "array", items: reference("Note") } }),
    Award: resource("awards", { year: { type: "integer" } }),
    BookAuthorLinkage: object({ data: linkage("authors") }, ["data"]),
    Genre: { type: "string", title: "Prose", enum: ["POETRY", "DRAMA"] },
    Links: object({ self: { type: "string", format: "uri-reference" } }, ["self"]),
    Fault: object({
      code: { type: "string" },
      causes: { type: "array", items: reference("Fault") },
    }),
    LampsResponse: object({ data: { type: "array", items: reference("Lamp") } }),
    Lamp: object({ bulb: reference("Bulb"), id: { type: "string" }, type: { type: "string", enum: ["lamps"] } }),
    Bulb: object({ lamp: reference("Lamp") }),
  };
}

/** Attributes of a book are called as prose is: that makes them no less facts. */
const attributesOfBook = {
  title: { type: "string", description: "Prose about a title" },
  description: { type: "string" },
  example: { type: "string", example: "Prose" },
  genre: reference("Genre"),
  binding: { type: "string", enum: ["PAPER", "CLOTH"] },
};

const includedWithBook = {
  type: "array",
  items: {
    oneOf: [reference("Note"), reference("Award"), reference("Author")],
    discriminator: {
      propertyName: "type",
      mapping: { notes: "#/components/schemas/Note", awards: "#/components/schemas/Award" },
    },
  },
};

function books(): Record<string, Schema> {
  const book = resource("books", attributesOfBook);
  const relationships = object({
    author: object({ data: linkage("authors") }),
    notes: object({ data: { type: "array", items: linkage("notes") } }),
    awards: object({ data: { type: "array", items: linkage("awards") } }),
    shelf: object({ links: reference("Links") }),
  });
  const type = { type: "string", enum: ["books"] };
  const created = object({ type, attributes: object(attributesOfBook, ["title"]) }, ["type"]);
  const beside = { included: includedWithBook, links: reference("Links") };
  return {
    Book: { ...book, properties: { ...book.properties, relationships } },
    BookCreateRequest: object({ data: created }, ["data"]),
    BooksResponse: object({ data: { type: "array", items: reference("Book") }, ...beside }, ["data"]),
    BookResponse: object({ data: reference("Book"), ...beside }, ["links", "data"]),
  };
}

function object(properties: Record<string, Schema>, required?: string[]): Schema {
  return { type: "object", title: "Prose", description: "Prose", properties, ...(required && { required }) };
}

function linkage(type: string): Schema {
  return object({ type: { type: "string", enum: [type] }, id: { type: "string" } }, ["type", "id"]);
}

function resource(type: string, attributes: Record<string, Schema>, relationships: string[] = []): Schema {
  const links = relationships.map((name) => [name, object({ links: reference("Links") })] as const);
  const properties = {
    ...linkage(type).properties,
    attributes: object(attributes, Object.keys(attributes).slice(0, 2)),
    ...(links.length > 0 && { relationships: object(Object.fromEntries(links)) }),
  };
  return object(properties, links.length > 0 ? ["type", "id", "relationships"] : ["type", "id"]);
}
