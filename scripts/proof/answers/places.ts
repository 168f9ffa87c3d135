import type { Schema } from "../../../contract-tests/contract.js";

export type Step = string | number;

/** A value within a document, and what the contract says of it. */
export interface Place {
  steps: Step[];
  value: unknown;
  schema: Schema;
  required: boolean;
}

/** Every value that stands in a document, the document itself first. */
export function placesIn(document: unknown, schema: Schema): Place[] {
  return placesAt({ steps: [], value: document, schema, required: true });
}

function placesAt(place: Place): Place[] {
  return [place, ...childrenOf(place).flatMap(placesAt)];
}

function childrenOf({ steps, value, schema }: Place): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const { properties = {}, additionalProperties, items = {}, required = [] } = kindOf(schema, value);
  if (Array.isArray(value)) {
    return value.map((item, at) => ({ steps: [...steps, at], value: item, schema: items, required: false }));
  }
  const others = typeof additionalProperties === "object" ? additionalProperties : {};
  return Object.entries(value).map(([key, child]) => ({
    ...{ steps: [...steps, key], value: child, schema: properties[key] ?? others, required: required.includes(key) },
  }));
}

/** The one of several schemas that is meant: resources say by their type. */
function kindOf(schema: Schema, value: object): Schema {
  const { type } = value as { type?: unknown };
  return schema.oneOf?.find(({ properties }) => properties?.type?.enum?.includes(type)) ?? schema;
}

/** "data.0.attributes.url"; "the document" for the document itself. */
export function nameOf(steps: readonly Step[]): string {
  return steps.length > 0 ? steps.join(".") : "the document";
}

/** A copy of the document with another value at a place; undefined takes the place away. */
export function withValue(document: unknown, [step, ...further]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value;
  const copy = (Array.isArray(document) ? [...document] : { ...(document as object) }) as Record<Step, unknown>;
  if (further.length > 0 || value !== undefined) copy[step] = withValue(copy[step], further, value);
  else delete copy[step];
  return copy;
}
