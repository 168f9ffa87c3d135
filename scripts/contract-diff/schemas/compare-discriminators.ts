import { isObject } from "../../contract/is-object.js";
import { type Child, type Comparison, type Difference, type Direction, here, type Sides } from "./difference.js";
import type { FlatSchema } from "./flat-schema.js";
import { mappingReference } from "./references.js";

/**
 * How alternatives are told apart. The alternatives do the checking, and a mapping names them; where there are none, it
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
  const renamed: Difference = {
    rule: "{subject}-discriminator-property-name-changed",
    effect: "crosses",
    what: `alternatives are told apart by ${now.propertyName} in place of ${old.propertyName}`,
  };
  const mappings = compareMappings(old.mapping, now.mapping, (a, b) => sides.compare(a, b, direction).length === 0);
  const differences = [...(old.propertyName === now.propertyName ? [] : [renamed]), ...mappings];
  const isUnion = [before, after].some(({ oneOf, anyOf }) => oneOf ?? anyOf);
  return { differences: differences.map(here), children: isUnion ? [] : pairsOf(old.mapping, now.mapping) };
}

function presence(old: unknown, now: unknown): Difference[] {
  if (old === undefined && now === undefined) return [];
  const action = now === undefined ? "removed" : "added";
  return [{ rule: `{subject}-discriminator-${action}`, effect: "none", what: `discriminator ${action}` }];
}

function compareMappings(
  before: unknown,
  after: unknown,
  isSame: (before: Reference, after: Reference) => boolean,
): Difference[] {
  const [old, now] = [targetsOf(before), targetsOf(after)];
  const rule = "{subject}-discriminator-mapping";
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((value): Difference[] => {
    const what = `discriminator value ${value}`;
    const [was, is] = [old.get(value), now.get(value)];
    if (!was) return [{ rule: `${rule}-added`, effect: "none", what: `${what} added`, verdict: moreTold }];
    if (!is) return [{ rule: `${rule}-deleted`, effect: "narrows", what: `${what} removed` }];
    if (was.$ref === is.$ref || isSame(was, is)) return [];
    return [{ rule: `${rule}-changed`, effect: "crosses", what: `${what} means another schema` }];
  });
}

const moreTold = { impact: "additive", why: "what was told apart so far still is" } as const;

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
