import type { Child, Difference } from "./difference.js";
import type { FlatSchema } from "./flatten-schema.js";
import { entriesOf, isObject, itemsOf, type RawSchema } from "./raw-schema.js";

/** Keywords with a schema under them, and what it means when one appears: every one of them narrows. */
const subschemas: Record<string, { name: string; step: string }> = {
  items: { name: "items", step: "[]" },
  contains: { name: "contains", step: "[]" },
  propertyNames: { name: "property-names", step: "(names)" },
  unevaluatedItems: { name: "unevaluated-items", step: "[]" },
  unevaluatedProperties: { name: "unevaluated-properties", step: "*" },
  contentSchema: { name: "content-schema", step: "(content)" },
  if: { name: "if", step: "(if)" },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { name: "then", step: "(then)" },
  else: { name: "else", step: "(else)" },
};

/** Differences in which keywords have a schema under them. What those schemas say is for `childrenOf`. */
export function compareSubschemas(before: FlatSchema, after: FlatSchema): Difference[] {
  const single = Object.entries(subschemas).flatMap(([keyword, { name }]): Difference[] => {
    const [old, now] = [before[keyword], after[keyword]];
    if ((old === undefined) === (now === undefined)) return [];
    return now === undefined
      ? [{ rule: `{subject}-${name}-removed`, effect: "widens", what: `${keyword} taken away` }]
      : [{ rule: `{subject}-${name}-added`, effect: "narrows", what: `${keyword} set` }];
  });
  return [...single, ...compareAdditional(before.additionalProperties, after.additionalProperties)];
}

/** True and absent are the same, and flattening made them so. */
function compareAdditional(old: unknown, now: unknown): Difference[] {
  const rule = "{subject}-additional-properties";
  const why = "callers pass unknown fields on";
  if (old === now || (isObject(old) && isObject(now))) return [];
  if (now === false)
    return [{ rule: `${rule}-forbidden`, effect: "narrows", what: "no additional properties any more" }];
  if (old === false) {
    return [
      {
        rule: `${rule}-allowed`,
        effect: "widens",
        what: "additional properties allowed",
        verdict: { impact: "additive", why },
      },
    ];
  }
  return isObject(now)
    ? [{ rule: `${rule}-specialized`, effect: "narrows", what: "additional properties have a schema now" }]
    : [{ rule: `${rule}-generalized`, effect: "widens", what: "additional properties may be anything now" }];
}

const mapsOfSchemas: Record<string, (name: string) => string> = {
  properties: (name) => name,
  patternProperties: (pattern) => `(names like ${pattern})`,
  dependentSchemas: (name) => `(with ${name})`,
};

/** The schemas under both, pair by pair. */
export function childrenOf(before: FlatSchema, after: FlatSchema): Child[] {
  const single = Object.entries({ ...subschemas, additionalProperties: { step: "*" } }).flatMap(([keyword, { step }]) =>
    pairOf(step, before[keyword], after[keyword]),
  );
  const named = Object.entries(mapsOfSchemas).flatMap(([keyword, step]) =>
    entriesOf<RawSchema>(after[keyword]).flatMap(([name, schema]) => {
      const old = before[keyword];
      return pairOf(step(name), isObject(old) ? old[name] : undefined, schema);
    }),
  );
  const first = itemsOf<RawSchema>(after.prefixItems);
  const listed = first.flatMap((schema, at) => pairOf(`[${at}]`, itemsOf(before.prefixItems)[at], schema));
  return [...single, ...named, ...listed];
}

function pairOf(step: string, before: unknown, after: unknown): Child[] {
  const isSchema = (value: unknown): value is RawSchema => isObject(value) || typeof value === "boolean";
  return isSchema(before) && isSchema(after) ? [{ step, before, after }] : [];
}

/** The keywords that are compared here, or whose schemas are children. */
export const subschemaKeywords: readonly string[] = [...Object.keys(subschemas), "additionalProperties", "properties"];
