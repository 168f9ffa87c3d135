import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Content, Document, Parameter, Schema } from "../../contract/cut/document.js";
import type { Overlay } from "../../contract/cut/overlay.js";
import type { SourceDocument } from "../../contract/cut/read-document.js";
import type { Selection } from "../../contract/cut/selection.js";

const sample: Document = parse(readFileSync(join(import.meta.dirname, "sample-document.yaml"), "utf8"));

/** A small made-up document of the same build as Apple's, of its own for every caller. */
export function sampleDocument(): Document {
  return structuredClone(sample);
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
