import { isDeepStrictEqual } from "node:util";
import { entriesOf, isObject, itemsOf, type RawSchema } from "./raw-schema.js";
import { followReference } from "./references.js";
import { isWordy } from "./words.js";

/**
 * What a schema says, whichever way it says it: references followed, `allOf` merged, null told by `nullable` alone,
 * exclusive limits as numbers, and keywords that change nothing left out. Children are as raw as they were.
 */
export interface FlatSchema {
  type?: string[];
  enum?: unknown[];
  nullable?: true;
  required?: string[];
  properties?: Record<string, RawSchema>;
  oneOf?: RawSchema[];
  anyOf?: RawSchema[];
  /** What could not be merged. */
  allOf?: RawSchema[];
  [keyword: string]: unknown;
}

/** Says nothing: what is left out means the same. */
const defaults: Record<string, unknown> = {
  ...{ minLength: 0, minItems: 0, minProperties: 0, uniqueItems: false, additionalProperties: true },
  ...{ deprecated: false, readOnly: false, writeOnly: false, nullable: false, minContains: 1 },
  ...{ exclusiveMinimum: false, exclusiveMaximum: false },
};

/** Flattens the schemas of one document, each once. */
export type Flatten = (schema: RawSchema | undefined) => FlatSchema;

export function flattenerOf(document: object): Flatten {
  const known = new WeakMap<object, FlatSchema>();
  const flatten = (raw: RawSchema | undefined, seen: readonly unknown[] = []): FlatSchema => {
    if (raw === false) return { not: {} };
    if (!isObject(raw)) return {};
    const found = known.get(raw);
    if (found) return found;
    if (seen.includes(raw)) return {};
    const flattenPart: Flatten = (part) => flatten(part, [...seen, raw]);
    const flat = withoutNull(flattenParts(raw, document, flattenPart), flattenPart);
    known.set(raw, flat);
    return flat;
  };
  return flatten;
}

function flattenParts(raw: Record<string, unknown>, document: object, flatten: Flatten): FlatSchema {
  const { $ref, allOf, ...own } = raw;
  const target = $ref === undefined ? undefined : followReference(document, { $ref });
  // A reference that leads out of the document is compared by its text.
  const isLost = isObject(target) && typeof target.$ref === "string";
  const referred = isLost ? { $ref } : flatten(target as RawSchema | undefined);
  const parts = [referred, ...itemsOf<RawSchema>(allOf).map(flatten), normalised(own)];
  const flat = parts.reduce<FlatSchema>(merge, {});
  const everyPart = itemsOf<RawSchema>(allOf).length > 0 ? parts.filter((part) => Object.keys(part).length > 0) : [];
  const acceptsNull = everyPart.every((part) => part.nullable) || raw.nullable === true;
  if (flat.nullable && !acceptsNull) delete flat.nullable;
  return flat;
}

function normalised(own: Record<string, unknown>): FlatSchema {
  const kept = Object.entries(own).filter(([key, value]) => !isWordy(key) && !isDeepStrictEqual(defaults[key], value));
  const flat: FlatSchema = Object.fromEntries(kept);
  if (typeof own.type === "string") flat.type = [own.type];
  for (const [exclusive, limit] of [
    ["exclusiveMaximum", "maximum"],
    ["exclusiveMinimum", "minimum"],
  ] as const) {
    if (own[exclusive] !== true) continue;
    flat[exclusive] = own[limit];
    delete flat[limit];
  }
  if (isObject(own.additionalProperties) && Object.keys(own.additionalProperties).length === 0) {
    delete flat.additionalProperties;
  }
  return flat;
}

/** Both at once, as `allOf` wants it. */
function merge(a: FlatSchema, b: FlatSchema): FlatSchema {
  const merged: FlatSchema = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const present = merged[key];
    const both = present === undefined ? value : mergers[key]?.(present, value);
    if (both !== undefined) merged[key] = both;
    else if (!isDeepStrictEqual(present, value)) merged.allOf = [...(merged.allOf ?? []), { [key]: value }];
  }
  return merged;
}

const least = (a: unknown, b: unknown) => Math.min(Number(a), Number(b));
const most = (a: unknown, b: unknown) => Math.max(Number(a), Number(b));
const common = (a: unknown, b: unknown) =>
  itemsOf(a).filter((item) => itemsOf(b).some((other) => isDeepStrictEqual(item, other)));
const anyOfBoth = (a: unknown, b: unknown) => [...new Set([...itemsOf(a), ...itemsOf(b)])];
const bothSchemas = (a: unknown, b: unknown): RawSchema => {
  if (a === b || isDeepStrictEqual(a, b)) return a as RawSchema;
  return a === false || b === false ? false : bothOnce(a as object, b as object);
};

const mergers: Record<string, (a: unknown, b: unknown) => unknown> = {
  maximum: least,
  exclusiveMaximum: least,
  maxLength: least,
  maxItems: least,
  maxProperties: least,
  minimum: most,
  exclusiveMinimum: most,
  minLength: most,
  minItems: most,
  minProperties: most,
  type: (a, b) => (itemsOf(a).includes("number") && itemsOf(b).includes("integer") ? b : common(a, b)),
  enum: common,
  required: anyOfBoth,
  allOf: (a, b) => [...itemsOf(a), ...itemsOf(b)],
  nullable: () => true,
  readOnly: () => true,
  writeOnly: () => true,
  deprecated: () => true,
  default: (_, b) => b,
  items: bothSchemas,
  additionalProperties: bothSchemas,
  properties: (a, b) => {
    const merged = new Map(entriesOf<RawSchema>(a));
    for (const [name, schema] of entriesOf<RawSchema>(b)) {
      merged.set(name, merged.has(name) ? bothSchemas(merged.get(name), schema) : schema);
    }
    return Object.fromEntries(merged);
  },
};

const pairs = new WeakMap<object, WeakMap<object, RawSchema>>();

/** The same two schemas give the same object, so that a schema which comes back to itself comes to an end. */
function bothOnce(a: object, b: object): RawSchema {
  const ofA = pairs.get(a) ?? new WeakMap<object, RawSchema>();
  pairs.set(a, ofA);
  const both = ofA.get(b) ?? { allOf: [a, b] };
  ofA.set(b, both);
  return both;
}

/** Null may be told by `nullable`, by a type, by an enum or by an alternative; here it is by `nullable`. */
function withoutNull(flat: FlatSchema, flatten: Flatten): FlatSchema {
  const { type, enum: values, ...rest } = flat;
  const types = itemsOf<string>(type).filter((name) => name !== "null");
  const known = itemsOf(values).filter((value) => value !== null);
  const isNull = (type !== undefined && types.length === 0) || (values !== undefined && known.length === 0);
  const alternatives = unwrapped(rest, flatten);
  const nullable =
    flat.nullable ||
    types.length < itemsOf(type).length ||
    (values !== undefined && known.length < itemsOf(values).length) ||
    alternatives.nullable;
  return {
    ...alternatives,
    ...(type !== undefined && types.length > 0 ? { type: types } : {}),
    ...(values !== undefined && known.length > 0 ? { enum: known } : {}),
    ...(nullable ? { nullable: true } : {}),
    ...(isNull ? { "null-only": true } : {}),
  };
}

/** Takes the alternative that is null out of a union; a union of one is that one. */
function unwrapped(flat: FlatSchema, flatten: Flatten): FlatSchema {
  let result = flat;
  for (const union of ["oneOf", "anyOf"] as const) {
    const members = flat[union];
    if (!Array.isArray(members)) continue;
    const others = members.filter((member) => !flatten(member)["null-only"]);
    const nullable = members.some((member) => flatten(member).nullable);
    const { [union]: _, ...rest } = result;
    const [only, second] = others;
    const inner =
      only === undefined ? {} : second === undefined ? merge(rest, flatten(only)) : { ...rest, [union]: others };
    result = { ...inner, ...(nullable ? { nullable: true as const } : {}) };
  }
  return result;
}
