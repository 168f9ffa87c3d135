import { acceptsNull, type FlatSchema, type Flatten, isConstrained, isNullOnly } from "./flat-schema.js";
import { isWellFormed, isWordy } from "./keywords.js";
import { schemaMerger } from "./merge-schemas.js";
import { atPointer, isObject, isSchema, itemsOf, type RawSchema } from "./raw-schema.js";

export function flattenerOf(document: object): Flatten {
  const known = new WeakMap<object, FlatSchema>();
  const merge = schemaMerger();

  function flatten(raw: RawSchema | undefined, seen: readonly unknown[] = []): FlatSchema {
    if (raw === false) return { never: true };
    if (!isObject(raw) || seen.includes(raw)) return {};
    const flat = known.get(raw) ?? settled(raw, [...seen, raw]);
    known.set(raw, flat);
    return flat;
  }

  function settled(raw: Record<string, unknown>, seen: readonly unknown[]): FlatSchema {
    const flat = withTypeOfValues(unwrapped(flattenParts(raw, seen), seen));
    const { type, enum: values, ...rest } = flat;
    const isNullable = isConstrained(flat) && acceptsNull(document, raw);
    const isEmpty = type?.length === 0 || values?.length === 0;
    if (flat.never || isAnything(flat.not) || (isEmpty && !isNullable)) return { never: true };
    if (isEmpty || type?.join() === "null") return { ...rest, type: ["null"] };
    return isNullable ? { ...flat, nullable: true } : flat;
  }

  function flattenParts(raw: Record<string, unknown>, seen: readonly unknown[]): FlatSchema {
    const { $ref, allOf, ...own } = raw;
    const target = typeof $ref === "string" ? atPointer(document, $ref) : undefined;
    // A reference that leads nowhere in the document is compared by its text.
    const referred = $ref !== undefined && !isSchema(target) ? { $ref } : flatten(target as RawSchema, seen);
    const parts = itemsOf<RawSchema>(allOf).map((part) => flatten(part, seen));
    return [referred, ...parts, normalised(own)].reduce((a, b) => merge(withoutNullable(a), withoutNullable(b)), {});
  }

  /** Takes the alternative that is null out of a union; a union of one is that one. */
  function unwrapped(flat: FlatSchema, seen: readonly unknown[]): FlatSchema {
    return (["oneOf", "anyOf"] as const).reduce((result, union) => {
      const { [union]: members, ...rest } = result;
      if (!members || members.length === 0) return result;
      const [only, ...others] = members.filter((member) => !isNullOnly(document, member));
      if (only === undefined) return merge(rest, { type: ["null"] });
      if (others.length === 0) return merge(rest, withoutNullable(flatten(only, seen)));
      const values = valuesOf([only, ...others].map((member) => flatten(member, seen)));
      return values ? merge(rest, { enum: values }) : { ...rest, [union]: [only, ...others] };
    }, flat);
  }

  return flatten;
}

/** The values of a union whose alternatives are mere values: an enum, each value of which may have words of its own. */
function valuesOf(members: FlatSchema[]): unknown[] | undefined {
  const areValues = members.every(({ type: _, enum: values, const: only, ...others }) => {
    return (values ?? only) !== undefined && Object.keys(others).length === 0;
  });
  return areValues ? [...new Set(members.flatMap(({ enum: values, const: only }) => values ?? [only]))] : undefined;
}

/** Values say their type, whether it stands beside them or not. */
function withTypeOfValues(flat: FlatSchema): FlatSchema {
  const values = flat.enum ?? (flat.const === undefined ? [] : [flat.const]);
  if (flat.type !== undefined || values.length === 0) return flat;
  return { ...flat, type: [...new Set(values.map(typeOfValue))] };
}

function typeOfValue(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function withoutNullable({ nullable: _, ...flat }: FlatSchema): FlatSchema {
  return flat;
}

const isFalse = ["uniqueItems", "deprecated", "readOnly", "writeOnly", "exclusiveMinimum", "exclusiveMaximum"];
const isZero = ["minLength", "minItems", "minProperties"];
const anything = [".*", "^.*$", "^", "$", ""];

/** Whether a keyword says what is so without it. */
function saysNothing(keyword: string, value: unknown): boolean {
  if (isWordy(keyword) || keyword === "nullable") return true;
  if (value === null) return keyword !== "const" && keyword !== "default";
  if (keyword === "additionalProperties") return isAnything(value);
  if (keyword === "pattern") return anything.includes(String(value));
  return (value === false && isFalse.includes(keyword)) || (value === 0 && isZero.includes(keyword));
}

function isAnything(schema: unknown): boolean {
  return schema === true || (isObject(schema) && Object.keys(schema).every(isWordy));
}

function normalised(own: Record<string, unknown>): FlatSchema {
  const flat: FlatSchema = {};
  for (const [keyword, value] of Object.entries(own)) {
    if (saysNothing(keyword, value)) continue;
    // What stands where it makes no sense is compared as it stands.
    flat[isWellFormed(keyword, value) ? keyword : `${keyword} (malformed)`] = value;
  }
  return withEncodings(withNumbers(withoutNulls(flat)));
}

/** OpenAPI 3.0 says by a format what since 3.1 is an encoding or a media type, and at least no item matches anyway. */
function withEncodings(flat: FlatSchema): FlatSchema {
  const { format, ...withoutFormat } = flat;
  if (format === "byte") return { ...withoutFormat, contentEncoding: "base64" };
  if (format === "binary") return { ...withoutFormat, contentMediaType: "application/octet-stream" };
  const { contains, minContains, ...withoutContains } = flat;
  return minContains === 0 && flat.maxContains === undefined ? withoutContains : flat;
}

/** Null in types and values is said by `nullable`. */
function withoutNulls({ type, enum: values, const: only, ...rest }: FlatSchema): FlatSchema {
  if (only === null) return { ...rest, type: ["null"] };
  const types = [type ?? []].flat().filter((name) => name !== "null");
  return {
    ...rest,
    ...(only !== undefined && { const: only }),
    ...(type !== undefined && { type: types.length > 0 ? types : ["null"] }),
    ...(values !== undefined && { enum: values.filter((value) => value !== null) }),
  };
}

/**
 * OpenAPI 3.0 says by true that a limit is itself not reached; since 3.1 it is a number of its own. The integers above 0
 * are those from 1.
 */
function withNumbers(flat: FlatSchema): FlatSchema {
  for (const [exclusive, limit] of [
    ["exclusiveMaximum", "maximum"],
    ["exclusiveMinimum", "minimum"],
  ] as const) {
    if (flat[exclusive] === true) {
      delete flat[exclusive];
      if (flat[limit] !== undefined) flat[exclusive] = flat[limit];
      delete flat[limit];
    }
    const value = flat[exclusive];
    if (flat.type?.join() !== "integer" || !Number.isInteger(value) || flat[limit] !== undefined) continue;
    delete flat[exclusive];
    flat[limit] = Number(value) + (limit === "maximum" ? -1 : 1);
  }
  return flat;
}
