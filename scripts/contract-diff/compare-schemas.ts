import { compareAnnotations, compareOthers } from "./compare-keywords.js";
import { compareLimits } from "./compare-limits.js";
import { compareProperties } from "./compare-properties.js";
import { childrenOf, compareSubschemas } from "./compare-subschemas.js";
import { compareUnions, isWrap, type Sides } from "./compare-unions.js";
import { compareValues } from "./compare-values.js";
import { type Comparison, type Direction, here, type PlacedDifference } from "./difference.js";
import { flattenerOf } from "./flatten-schema.js";
import type { RawSchema } from "./raw-schema.js";
import { type Sameness, samenessOf } from "./sameness.js";

/** Every difference between two schemas and all that they hold, each pair of nodes looked at once. */
export type CompareSchemas = (
  before: RawSchema | undefined,
  after: RawSchema | undefined,
  direction: Direction,
) => PlacedDifference[];

export interface SchemaComparer {
  compare: CompareSchemas;
  isSame: Sameness;
}

/** Compares schemas of two documents. What was found out about a pair of nodes is kept for the next time. */
export function schemaComparerOf(before: object, after: object): SchemaComparer {
  const isSame = samenessOf(before, after);
  const sides: Sides = { flattenBefore: flattenerOf(before), flattenAfter: flattenerOf(after), compare };
  const known = new Map<string, Comparison>();
  const idOf = numbering();

  function compare(old: RawSchema = {}, now: RawSchema = {}, direction: Direction): PlacedDifference[] {
    const visited = new Set<string>();
    const found: PlacedDifference[] = [];
    const queue = [{ steps: [] as string[], before: old, after: now }];
    for (const node of queue) {
      const isTypeName = node.steps.at(-1) === "type";
      const key = `${direction} ${isTypeName} ${idOf(node.before)} ${idOf(node.after)}`;
      if (visited.has(key) || isSame(node.before, node.after)) continue;
      visited.add(key);
      const { differences, children } = compareOnce(key, () => compareNode(node, { direction, isTypeName }, sides));
      for (const difference of differences) found.push({ ...difference, steps: [...node.steps, ...difference.steps] });
      for (const { step, ...child } of children) queue.push({ ...child, steps: [...node.steps, step] });
    }
    return found;
  }

  function compareOnce(key: string, compareBoth: () => Comparison): Comparison {
    const present = known.get(key);
    if (present) return present;
    // Alternatives of a union are matched by comparing them, which may lead back here: then nothing differs yet.
    known.set(key, { differences: [], children: [] });
    const comparison = compareBoth();
    known.set(key, comparison);
    return comparison;
  }

  return { compare, isSame };
}

function numbering(): (schema: RawSchema) => number | boolean {
  const ids = new WeakMap<object, number>();
  let last = 0;
  return (schema) => {
    if (typeof schema === "boolean") return schema;
    const id = ids.get(schema) ?? ++last;
    ids.set(schema, id);
    return id;
  };
}

function compareNode(
  raw: { before: RawSchema; after: RawSchema },
  place: { direction: Direction; isTypeName: boolean },
  sides: Sides,
): Comparison {
  const [before, after] = [sides.flattenBefore(raw.before), sides.flattenAfter(raw.after)];
  const unions = compareUnions(before, after, place.direction, sides);
  if (isWrap(before, after)) return unions;
  const own = [
    ...compareValues(before, after, place),
    ...compareLimits(before, after),
    ...compareSubschemas(before, after),
    ...compareAnnotations(before, after),
    ...compareOthers(before, after),
  ];
  const properties = compareProperties(before, after, { direction: place.direction, ...sides });
  return {
    differences: [...own.map(here), ...unions.differences, ...properties],
    children: [...unions.children, ...childrenOf(before, after)],
  };
}
