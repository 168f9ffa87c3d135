/** Keywords that say something to people and nothing to a client. They are not compared. */
const words = new Set(["title", "description", "summary", "example", "examples", "externalDocs", "tags", "$comment"]);

/** Extensions are not compared either, but for the one that is an enum. */
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
