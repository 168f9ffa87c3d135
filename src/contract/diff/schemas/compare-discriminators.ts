import type { Direction } from "../classify.js";
import {
  type Child,
  type Comparison,
  crosses,
  type Difference,
  here,
  keeps,
  narrows,
  type Sides,
} from "./difference.js";
import type { FlatSchema, Flatten } from "./flat-schema.js";
import {
  isObject,
  itemsOf,
  mappingReference,
  memberOf,
  pairsByName,
  type RawSchema,
  referenceName,
} from "./raw-schema.js";

/**
 * How alternatives are distinguished. The alternatives do the checking, and a mapping names them; where there are none, it
 * leads to schemas that nothing else names.
 */
export function compareDiscriminators(
  before: FlatSchema,
  after: FlatSchema,
  direction: Direction,
  sides: Sides,
): Comparison {
  const [old, now] = [before.discriminator, after.discriminator];
  if (!isObject(old) || !isObject(now)) return { differences: presence(old, now).map(here), children: [] };
  const renamed = crosses(
    "{subject}-discriminator-property-name-changed",
    `alternatives are distinguished by ${now.propertyName} instead of ${old.propertyName}`,
  );
  const values = [valuesOf(before, sides.flattenBefore), valuesOf(after, sides.flattenAfter)] as const;
  const mappings = compareMappings(...values, (a, b) => sides.compare(a, b, direction).length === 0);
  const differences = [...(old.propertyName === now.propertyName ? [] : [renamed]), ...mappings];
  const isUnion = [before, after].some(({ oneOf, anyOf }) => oneOf ?? anyOf);
  return { differences: differences.map(here), children: isUnion ? [] : pairsOf(old.mapping, now.mapping) };
}

function presence(old: unknown, now: unknown): Difference[] {
  if (old === undefined && now === undefined) return [];
  const action = now === undefined ? "removed" : "added";
  return [keeps(`{subject}-discriminator-${action}`, `discriminator ${action}`)];
}

/** The values that alternatives are distinguished by. */
interface Values {
  explicit: Map<string, Reference>;
  /** With the names of the components that no mapping leads to. */
  all: Map<string, Reference>;
}

function valuesOf(schema: FlatSchema, flatten: Flatten): Values {
  const explicit = targetsOf(memberOf(schema.discriminator, "mapping"));
  const tag = String(memberOf(schema.discriminator, "propertyName"));
  const mapped = new Set([...explicit.values()].map(({ $ref }) => $ref));
  const all = new Map(explicit);
  for (const member of [...itemsOf<RawSchema>(schema.oneOf), ...itemsOf<RawSchema>(schema.anyOf)]) {
    const name = referenceName(member);
    // A property that lists its values says them itself.
    const property = flatten(flatten(member).properties?.[tag]);
    if (name === undefined || mapped.has((member as Reference).$ref) || (property.enum ?? property.const)) continue;
    all.set(name, member as Reference);
  }
  return { explicit, all };
}

function compareMappings(old: Values, now: Values, isSame: IsSame): Difference[] {
  const rule = "{subject}-discriminator-mapping";
  const renamed = renamedValues(old.all, now.all, isSame);
  return pairsByName(old.all, now.all).flatMap(([value, was, is]): Difference[] => {
    const what = `discriminator value ${value}`;
    const newName = renamed.get(value);
    if (newName !== undefined) return [crosses(`${rule}-changed`, `${what} is ${newName} now`)];
    // An alternative that is new or gone, and named by nothing else, is reported as such.
    const isTold = !old.explicit.has(value) && !now.explicit.has(value);
    if (isTold || (!was && [...renamed.values()].includes(value))) return [];
    if (!was) return [keeps(`${rule}-added`, `${what} added`, tellsMoreApart)];
    if (!is) return [narrows(`${rule}-deleted`, `${what} removed`)];
    if (was.$ref === is.$ref || isSame(was, is)) return [];
    return [crosses(`${rule}-changed`, `${what} means another schema`)];
  });
}

type IsSame = (before: Reference, after: Reference) => boolean;

/** Values that are gone, with the new one that leads to the same schema. */
function renamedValues(old: Map<string, Reference>, now: Map<string, Reference>, isSame: IsSame): Map<string, string> {
  const added = [...now].filter(([value]) => !old.has(value));
  return new Map(
    [...old].flatMap(([value, was]) => {
      const isIt = (target: Reference) => target.$ref === was.$ref || isSame(was, target);
      const [newName] = now.has(value) ? [] : (added.find(([, target]) => isIt(target)) ?? []);
      return newName === undefined ? [] : [[value, newName] as const];
    }),
  );
}

const tellsMoreApart = { impact: "additive", why: "what was distinguished so far still is" } as const;

function pairsOf(before: unknown, after: unknown): Child[] {
  const old = targetsOf(before);
  return [...targetsOf(after)].flatMap(([value, target]) => {
    const was = old.get(value);
    return was ? [{ step: `(${value})`, before: was, after: target }] : [];
  });
}

interface Reference {
  readonly $ref: string;
  readonly [keyword: string]: unknown;
}

const known = new WeakMap<object, Map<string, Reference>>();

/** The same mapping gives the same references, so that a schema which comes back to itself comes to an end. */
function targetsOf(mapping: unknown): Map<string, Reference> {
  if (!isObject(mapping)) return new Map();
  const targets =
    known.get(mapping) ??
    new Map(Object.entries(mapping).map(([value, target]) => [value, { $ref: mappingReference(target) }]));
  known.set(mapping, targets);
  return targets;
}
