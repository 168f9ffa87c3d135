import { atPointer, isObject, itemsOf, type RawSchema } from "./raw-schema.js";

/**
 * What a schema says, whichever way it says it: references followed, `allOf` merged, null said by `nullable` alone,
 * exclusive limits as numbers, and keywords that change nothing left out. Children are as raw as they were.
 */
export interface FlatSchema {
  /** Without null, unless it is the only type. */
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

/** The one value that a schema allows, as JSON. */
export function onlyValue({ enum: values, const: only }: FlatSchema): string | undefined {
  const [first, second] = only === undefined ? itemsOf(values) : [only];
  return first === undefined || second !== undefined ? undefined : JSON.stringify(first);
}

/**
 * Whether null is valid, however that is said: by `nullable`, a type, an enum, an alternative, or because nothing
 * forbids it. `nullable` beside a reference or a union is taken as its author means it.
 */
export function acceptsNull(document: object, schema: unknown, seen: readonly unknown[] = []): boolean {
  if (!isObject(schema)) return schema !== false;
  if (seen.includes(schema)) return false;
  if (schema.nullable === true) return true;
  const { type, enum: values, const: only, $ref, allOf, oneOf, anyOf } = schema;
  if (type !== undefined && ![type].flat().includes("null")) return false;
  if (Array.isArray(values) && !values.includes(null)) return false;
  if (only !== undefined && only !== null) return false;
  const accepts = (part: unknown) => acceptsNull(document, part, [...seen, schema]);
  return (
    (typeof $ref !== "string" || accepts(atPointer(document, $ref) ?? false)) &&
    itemsOf(allOf).every(accepts) &&
    [oneOf, anyOf].every((union) => !Array.isArray(union) || union.some(accepts))
  );
}

/** Whether a schema stands for null and nothing else. */
export function isNullOnly(document: object, schema: unknown, seen: readonly unknown[] = []): boolean {
  if (!isObject(schema) || seen.includes(schema)) return false;
  const { type, enum: values, const: only, $ref } = schema;
  if (typeof $ref === "string") return isNullOnly(document, atPointer(document, $ref), [...seen, schema]);
  const allowed = Array.isArray(values) ? values : [only];
  return [type].flat().join() === "null" || allowed.every((value) => value === null);
}
