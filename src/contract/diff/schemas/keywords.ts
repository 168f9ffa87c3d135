import { isObject, isSchema } from "./raw-schema.js";

/** Keywords that say something to people and nothing to a client. They are not compared. */
const words = new Set(["title", "description", "summary", "example", "examples", "externalDocs", "tags", "$comment"]);

/** Extensions are not compared either, except the one that is an enum. */
export function isWordy(keyword: string): boolean {
  return words.has(keyword) || (keyword.startsWith("x-") && keyword !== "x-extensible-enum");
}

const mapsOfNames = new Set([
  ...["properties", "patternProperties", "dependentSchemas", "dependentRequired", "$defs", "definitions", "mapping"],
  ...["headers", "content", "responses", "paths", "callbacks", "webhooks", "encoding", "variables", "scopes", "links"],
]);

/** Whether the keys of what stands under a keyword are names of somebody's choice: a property may be called `title`. */
export function isMapOfNames(keyword: string): boolean {
  return mapsOfNames.has(keyword);
}

/** Whether what stands under a keyword is a value: a book's `title` in a default is no word of ours. */
export function isValue(keyword: string): boolean {
  return keyword === "enum" || keyword === "const" || keyword === "default" || keyword === "x-extensible-enum";
}

const isText = (value: unknown) => typeof value === "string";
const isLimit = (value: unknown) => typeof value === "number";
const isExclusiveLimit = (value: unknown) => isLimit(value) || typeof value === "boolean";
const isFlag = (value: unknown) => typeof value === "boolean";
const isListOf = (is: (item: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(is);
const isMapOf = (is: (item: unknown) => boolean) => (value: unknown) =>
  isObject(value) && Object.values(value).every(is);

const shapes = new Map<string, (value: unknown) => boolean>([
  ["type", (value) => isText(value) || isListOf(isText)(value)],
  ...of(isText, "format", "pattern"),
  ...of(isLimit, "maximum", "minimum", "maxLength", "minLength", "maxItems", "minItems", "multipleOf"),
  ...of(isLimit, "maxProperties", "minProperties"),
  ...of(isExclusiveLimit, "exclusiveMaximum", "exclusiveMinimum"),
  ...of(isFlag, "nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems"),
  ...of(Array.isArray, "enum"),
  ...of(isListOf(isText), "required"),
  ...of(isListOf(isSchema), "oneOf", "anyOf", "prefixItems"),
  ...of(isMapOf(isSchema), "properties", "patternProperties", "dependentSchemas"),
  ...of(isSchema, "items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else"),
  ...of(isSchema, "unevaluatedItems", "unevaluatedProperties", "contentSchema"),
  ...of(isObject, "discriminator"),
]);

function of(is: (value: unknown) => boolean, ...keywords: string[]): [string, (value: unknown) => boolean][] {
  return keywords.map((keyword) => [keyword, is]);
}

/** Whether a keyword has the kind of value that it wants. A keyword that is not known may have any. */
export function isWellFormed(keyword: string, value: unknown): boolean {
  return shapes.get(keyword)?.(value) ?? true;
}
