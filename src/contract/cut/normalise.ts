import { stringify } from "yaml";
import type { Document } from "./document.js";

const firstKeys = [
  ...["openapi", "info", "title", "version", "servers", "security", "paths", "components"],
  ...["$ref", "name", "in", "type", "format", "operationId", "summary", "description", "deprecated"],
  ...["required", "style", "explode", "parameters", "requestBody", "responses"],
];

/** Lists whose order means nothing, so that a list in another order is no change. */
const sets = new Set(["enum", "required"]);

/** Orders keys, and lists whose order means nothing, so that the same facts always give the same bytes. */
export function normalise(document: Document): Document {
  return ordered(document, []) as Document;
}

/** The text of a normalised contract. */
export function contractText(contract: Document): string {
  const header = "# Cut from Apple's document by `npm run contract`; do not edit. See openapi/README.md.\n";
  return header + stringify(contract, { lineWidth: 120, aliasDuplicateObjects: false, compat: "yaml-1.1" });
}

function ordered(value: unknown, path: readonly string[]): unknown {
  const key = path.at(-1) ?? "";
  if (Array.isArray(value)) return orderedList(value, path);
  if (typeof value !== "object" || value === null) return value;
  // The first example is the usual case, and a value is shown as it was written.
  if (key === "examples" && path.at(-2) !== "properties") return value;
  const entries = Object.entries(value).map(([name, child]) => [name, ordered(child, [...path, name])] as const);
  const byName = key === "properties" || key === "paths" || key === "schemas";
  return Object.fromEntries(entries.sort(([a], [b]) => (byName ? compare(a, b) : compareKeys(a, b))));
}

function orderedList(list: unknown[], path: readonly string[]): unknown[] {
  const key = path.at(-1) ?? "";
  const items = list.map((item, index) => ordered(item, [...path, String(index)]));
  if (sets.has(key)) return [...new Set(items)].sort((a, b) => compare(String(a), String(b)));
  if (key === "oneOf" || key === "parameters") {
    return items.sort((a, b) => compare(identity(a), identity(b)));
  }
  return items;
}

function identity(item: unknown): string {
  const { name, $ref } = item as { name?: string; $ref?: string };
  return name ?? $ref ?? JSON.stringify(item);
}

function compareKeys(a: string, b: string): number {
  return rank(a) - rank(b) || compare(a, b);
}

function rank(key: string): number {
  const index = firstKeys.indexOf(key);
  return index === -1 ? firstKeys.length : index;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
