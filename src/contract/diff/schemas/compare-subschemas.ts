import { propertyStep } from "./compare-properties.js";
import {
  type Child,
  type Difference,
  isOfOtherDirection,
  type NodePlace,
  narrows,
  type Sides,
  widens,
} from "./difference.js";
import { type FlatSchema, type Flatten, onlyValue } from "./flat-schema.js";
import { entriesOf, isObject, isSchema, itemsOf, memberOf, type RawSchema } from "./raw-schema.js";

/** Keywords with a schema under them, their names in rules, and what leads to them. Every one narrows by being there. */
const subschemas = [
  ["items", "items", "[]"],
  ["additionalProperties", "additional-properties", "*"],
  ["propertyNames", "property-names", "(names)"],
  ["unevaluatedItems", "unevaluated-items", "[]"],
  ["unevaluatedProperties", "unevaluated-properties", "*"],
  ["contentSchema", "content-schema", "(content)"],
  ["then", "then", "(then)"],
  ["else", "else", "(else)"],
] as const;

/** Differences in which keywords have a schema under them. What those schemas say is for `childrenOf`. */
export function compareSubschemas(before: FlatSchema, after: FlatSchema, sides: Sides): Difference[] {
  const single = subschemas.flatMap(([keyword, name]): Difference[] => {
    const [old, now] = subschemaIn(before, after, keyword, sides);
    if (keyword === "additionalProperties") return compareAdditional(old, now);
    if ((old === undefined) === (now === undefined)) return [];
    return now === undefined
      ? [widens(`{subject}-${name}-removed`, `${keyword} removed`)]
      : [narrows(`{subject}-${name}-added`, `${keyword} set`)];
  });
  return [...single, ...comparePrefix(before, after)];
}

/** A schema that accepts everything is as good as none. */
function subschemaIn(before: FlatSchema, after: FlatSchema, keyword: string, sides: Sides) {
  const meaning = (schema: unknown, flatten: Flatten) =>
    isSchema(schema) && Object.keys(flatten(schema)).length > 0 ? schema : undefined;
  return [meaning(before[keyword], sides.flattenBefore), meaning(after[keyword], sides.flattenAfter)] as const;
}

function compareAdditional(old: RawSchema | undefined, now: RawSchema | undefined): Difference[] {
  const rule = "{subject}-additional-properties";
  if (old === false && now !== false) {
    const verdict = { impact: "additive", why: "callers ignore unknown fields" } as const;
    return [widens(`${rule}-allowed`, "additional properties allowed", verdict)];
  }
  if (now === false && old !== false) {
    return [narrows(`${rule}-forbidden`, "no additional properties any more")];
  }
  if ((old === undefined) === (now === undefined)) return [];
  return now === undefined
    ? [widens(`${rule}-generalized`, "additional properties may be anything now")]
    : [narrows(`${rule}-specialized`, "additional properties have a schema now")];
}

/** The first items of a list, each with a schema of its own; `items` is for the others. */
function comparePrefix(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [itemsOf(before.prefixItems).length, itemsOf(after.prefixItems).length];
  if (old === now) return [];
  const [action, effect, others] =
    old < now ? (["added", "narrows", before.items] as const) : (["removed", "widens", after.items] as const);
  return [
    {
      rule: `{subject}-prefix-items-${action}`,
      effect: others === undefined ? effect : "crosses",
      what: `${now} first items with schemas of their own instead of ${old}`,
    },
  ];
}

const mapsOfSchemas = [
  ["properties", propertyStep],
  ["patternProperties", (pattern: string) => `(names like ${pattern})`],
  ["dependentSchemas", (name: string) => `(with ${name})`],
] as const;

/** The schemas under both, pair by pair. */
export function childrenOf(before: FlatSchema, after: FlatSchema, place: NodePlace, sides: Sides): Child[] {
  const single = subschemas.flatMap(([keyword, _, step]) =>
    pairOf(step, ...subschemaIn(before, after, keyword, sides)),
  );
  const named = mapsOfSchemas.flatMap(([keyword, step]) =>
    entriesOf<RawSchema>(after[keyword]).flatMap(([name, schema]) =>
      pairOf(step(name), oldMember(before, keyword, name), schema).map((child) => ({
        ...child,
        isTag: keyword === "properties" && isTagIn(before, name, place.tag, sides.flattenBefore),
      })),
    ),
  );
  const first = itemsOf<RawSchema>(after.prefixItems);
  const listed = first.flatMap((schema, at) => pairOf(`[${at}]`, itemsOf(before.prefixItems)[at], schema));
  const isCompared = (child: Child) =>
    !isOfOtherDirection(sides.flattenBefore(child.before), place.direction) &&
    !isOfOtherDirection(sides.flattenAfter(child.after), place.direction);
  return [...single, ...named.filter(isCompared), ...listed];
}

/**
 * Whether resources or alternatives are distinguished by a property: by what their discriminator names, by the `type` of a
 * JSON:API resource, or in an alternative without a discriminator by whatever has one value.
 */
function isTagIn(schema: FlatSchema, name: string, tag: Child["tag"], flatten: Flatten): boolean {
  if (name === tag || name === memberOf(schema.discriminator, "propertyName")) return true;
  const isResource = name === "type" && memberOf(schema.properties, "id") !== undefined;
  return (isResource || tag === true) && onlyValue(flatten(schema.properties?.[name])) !== undefined;
}

/** A property that was not declared was what additional ones are; one that was required could be anything then. */
function oldMember(before: FlatSchema, keyword: string, name: string): unknown {
  const known = memberOf(before[keyword], name);
  if (known !== undefined || keyword !== "properties") return known;
  const { additionalProperties, required } = before;
  return isObject(additionalProperties) ? additionalProperties : required?.includes(name) ? {} : undefined;
}

function pairOf(step: string, before: unknown, after: unknown): Child[] {
  return isSchema(before) && isSchema(after) ? [{ step, before, after }] : [];
}

/** The keywords that are compared here, or whose schemas are children. */
export const subschemaKeywords: readonly string[] = [
  ...subschemas.map(([keyword]) => keyword),
  ...["properties", "prefixItems"],
];
