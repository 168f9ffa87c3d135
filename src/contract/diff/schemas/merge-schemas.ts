import { isDeepStrictEqual } from "node:util";
import type { FlatSchema } from "./flat-schema.js";
import { entriesOf, isObject, itemsOf, memberOf, numbering, type RawSchema } from "./raw-schema.js";

/** Two flat schemas as one that asks for both, as `allOf` does. */
export type MergeSchemas = (a: FlatSchema, b: FlatSchema) => FlatSchema;

export function schemaMerger(): MergeSchemas {
  const both = intersections();
  const children = new Map([...mergers, ["items", both], ["additionalProperties", both], ["properties", byName(both)]]);
  return (a, b) => {
    const merged = closesOver(a, b) ? withPartLeftOver(a) : { ...a };
    const other = closesOver(b, a) ? withPartLeftOver(b) : b;
    for (const [key, value] of Object.entries(other)) mergeKeyword(merged, key, value, children.get(key));
    return merged;
  };
}

/** Whether `additionalProperties` of the one is about properties of the other, which it does not know. */
function closesOver(one: FlatSchema, other: FlatSchema): boolean {
  if (one.additionalProperties === undefined) return false;
  const { properties = {}, patternProperties = {} } = one;
  return (
    entriesOf(other.properties).some(([name]) => !Object.hasOwn(properties, name)) ||
    entriesOf(other.patternProperties).some(
      ([pattern]) => !isObject(patternProperties) || !Object.hasOwn(patternProperties, pattern),
    )
  );
}

/** With `additionalProperties`, and what it knows, as a part of its own. The type says which part became which. */
function withPartLeftOver({ additionalProperties, ...schema }: FlatSchema): FlatSchema {
  const known = (map: unknown) => Object.fromEntries(entriesOf(map).map(([name]) => [name, true]));
  const { properties, patternProperties } = schema;
  const names = { properties: known(properties), ...(isObject(patternProperties) && { patternProperties }) };
  const part = { type: "object", ...names, additionalProperties } as RawSchema;
  return { ...schema, allOf: [...(schema.allOf ?? []), part] };
}

type Merge = (a: unknown, b: unknown) => unknown;

function mergeKeyword(merged: FlatSchema, key: string, value: unknown, merge: Merge | undefined): void {
  const present = memberOf(merged, key);
  if (present === undefined) merged[key] = value;
  else if (isDeepStrictEqual(present, value)) return;
  else if (merge) merged[key] = merge(present, value);
  else {
    // Two patterns cannot be one. Which of them stands first makes no difference, so their text decides.
    const [first, second] = JSON.stringify(present) < JSON.stringify(value) ? [present, value] : [value, present];
    merged[key] = first;
    merged.allOf = [...(merged.allOf ?? []), { [key]: second }];
  }
}

const least: Merge = (a, b) => Math.min(Number(a), Number(b));
const most: Merge = (a, b) => Math.max(Number(a), Number(b));
const common: Merge = (a, b) => itemsOf(a).filter((item) => itemsOf(b).some((other) => isDeepStrictEqual(item, other)));
const everyItem: Merge = (a, b) => [...new Set([...itemsOf(a), ...itemsOf(b)])];

/** An integer is a number. */
const commonTypes: Merge = (a, b) => {
  const [old, now] = [itemsOf<string>(a), itemsOf<string>(b)];
  const holds = (types: string[], type: string) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return [...new Set([...old.filter((type) => holds(now, type)), ...now.filter((type) => holds(old, type))])];
};

const mergers: [string, Merge][] = [
  ...["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"].map((key): [string, Merge] => [
    key,
    least,
  ]),
  ...["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"].map((key): [string, Merge] => [
    key,
    most,
  ]),
  ["type", commonTypes],
  ["enum", common],
  ["required", everyItem],
  ["allOf", (a, b) => [...itemsOf(a), ...itemsOf(b)]],
  ["default", (_, b) => b],
];

function byName(both: Merge): Merge {
  return (a, b) => {
    const merged = new Map(entriesOf<RawSchema>(a));
    for (const [name, schema] of entriesOf<RawSchema>(b)) {
      merged.set(name, merged.has(name) ? (both(merged.get(name), schema) as RawSchema) : schema);
    }
    return Object.fromEntries(merged);
  };
}

/** The same schemas together give the same object, so that a schema which comes back to itself comes to an end. */
function intersections(): Merge {
  const known = new Map<string, object>();
  const partsOf = new WeakMap<object, unknown[]>();
  const idOf = numbering();
  const parts = (schema: unknown) => partsOf.get(schema as object) ?? [schema];
  return (a, b) => {
    if (isDeepStrictEqual(a, b) || b === true) return a;
    if (a === true) return b;
    if (a === false || b === false) return false;
    const together = [...new Set([...parts(a), ...parts(b)])];
    const key = together.map(idOf).sort().join();
    const both: object = known.get(key) ?? { allOf: together };
    known.set(key, both);
    partsOf.set(both, together);
    return both;
  };
}
