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
import type { FlatSchema } from "./flat-schema.js";
import { isObject, mappingReference, pairsByName } from "./raw-schema.js";

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
  const mappings = compareMappings(old.mapping, now.mapping, (a, b) => sides.compare(a, b, direction).length === 0);
  const differences = [...(old.propertyName === now.propertyName ? [] : [renamed]), ...mappings];
  const isUnion = [before, after].some(({ oneOf, anyOf }) => oneOf ?? anyOf);
  return { differences: differences.map(here), children: isUnion ? [] : pairsOf(old.mapping, now.mapping) };
}

function presence(old: unknown, now: unknown): Difference[] {
  if (old === undefined && now === undefined) return [];
  const action = now === undefined ? "removed" : "added";
  return [keeps(`{subject}-discriminator-${action}`, `discriminator ${action}`)];
}

function compareMappings(
  before: unknown,
  after: unknown,
  isSame: (before: Reference, after: Reference) => boolean,
): Difference[] {
  const [old, now] = [targetsOf(before), targetsOf(after)];
  const rule = "{subject}-discriminator-mapping";
  const renamed = renamedValues(old, now);
  return pairsByName(old, now).flatMap(([value, was, is]): Difference[] => {
    const what = `discriminator value ${value}`;
    const newName = renamed.get(value);
    if (newName !== undefined) return [crosses(`${rule}-changed`, `${what} is ${newName} now`)];
    if (!was && [...renamed.values()].includes(value)) return [];
    if (!was) return [keeps(`${rule}-added`, `${what} added`, tellsMoreApart)];
    if (!is) return [narrows(`${rule}-deleted`, `${what} removed`)];
    if (was.$ref === is.$ref || isSame(was, is)) return [];
    return [crosses(`${rule}-changed`, `${what} means another schema`)];
  });
}

/** Values that are gone, with the new one that leads to the same schema. */
function renamedValues(old: Map<string, Reference>, now: Map<string, Reference>): Map<string, string> {
  const added = [...now].filter(([value]) => !old.has(value));
  return new Map(
    [...old].flatMap(([value, was]) => {
      const [newName] = now.has(value) ? [] : (added.find(([, { $ref }]) => $ref === was.$ref) ?? []);
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
