import type { Schema } from "./contract.js";

/** The keys of a value that its schema does not know, as dotted places. Neither Prism nor ajv minds them. */
export function unknownKeys(schema: Schema, value: unknown, place = "body"): string[] {
  const { properties, items, additionalProperties } = schema;
  if (Array.isArray(value))
    return value.flatMap((item, at) => (items ? unknownKeys(items, item, `${place}.${at}`) : []));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const known = properties?.[key];
    if (known) return unknownKeys(known, child, `${place}.${key}`);
    return additionalProperties ? [] : [`${place}.${key}`];
  });
}
