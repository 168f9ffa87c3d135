import type { RawSchema } from "./raw-schema.js";

/**
 * What a schema says, whichever way it says it: references followed, `allOf` merged, null told by `nullable` alone,
 * exclusive limits as numbers, and keywords that change nothing left out. Children are as raw as they were.
 */
export interface FlatSchema {
  /** Without null, unless there is nothing else. */
  type?: string[];
  /** Without null. */
  enum?: unknown[];
  nullable?: true;
  /** No value at all is valid. */
  never?: true;
  required?: string[];
  properties?: Record<string, RawSchema>;
  oneOf?: RawSchema[];
  anyOf?: RawSchema[];
  /** What could not be merged. */
  allOf?: RawSchema[];
  [keyword: string]: unknown;
}

/** Flattens the schemas of one document, each once. */
export type Flatten = (schema: RawSchema | undefined) => FlatSchema;

/** Whether a schema says which values are valid; one that does not accepts null with all the others. */
export function isConstrained({ type, enum: values, const: only, oneOf, anyOf, never }: FlatSchema): boolean {
  return [type, values, only, oneOf, anyOf, never].some((keyword) => keyword !== undefined);
}
