import { isObject } from "../../contract/is-object.js";
import { itemsOf } from "./raw-schema.js";
import { atPointer } from "./references.js";

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
