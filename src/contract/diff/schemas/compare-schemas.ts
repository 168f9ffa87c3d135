import type { Direction } from "../classify.js";
import { compareAnnotations, compareLost, compareOthers } from "./compare-keywords.js";
import { compareLimits } from "./compare-limits.js";
import { compareProperties } from "./compare-properties.js";
import { childrenOf, compareSubschemas } from "./compare-subschemas.js";
import { compareUnions, compareWrap } from "./compare-unions.js";
import { compareValues } from "./compare-values.js";
import {
  type Child,
  type Comparison,
  type Difference,
  here,
  type NodePlace,
  narrows,
  type PlacedDifference,
  pathOf,
  type Sides,
  widens,
} from "./difference.js";
import type { FlatSchema } from "./flat-schema.js";
import { flattenerOf } from "./flatten-schema.js";
import { atPointer, isObject, numbering, type RawSchema, referenceName } from "./raw-schema.js";
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
export function schemaComparerOf(before: object, after: object, overlaid: ReadonlySet<string>): SchemaComparer {
  const isSame = samenessOf(before, after);
  const sides: Sides = {
    flattenBefore: flattenerOf(before),
    flattenAfter: flattenerOf(after),
    isSame,
    overlaid,
    compare,
  };
  const known = new Map<string, Comparison>();
  const idOf = numbering();

  function compare(old: RawSchema = {}, now: RawSchema = {}, direction: Direction): PlacedDifference[] {
    const visited = new Set<string>();
    const found: PlacedDifference[] = [];
    const queue: QueuedNode[] = [{ steps: [], stepsInside: [], before: old, after: now, ...causeOf(now) }];
    for (const node of queue) {
      const { tag, isTag } = node;
      const place = { direction, tag, isTag, isIncluded: node.steps.join() === "included,[]" };
      const key = `${Object.values(place)} ${idOf(node.before)} ${idOf(node.after)}`;
      if (visited.has(key) || isSame(node.before, node.after)) continue;
      visited.add(key);
      const { differences, children } = compareOnce(key, () => compareNode(node, place, sides));
      const cause = (steps: readonly string[]) =>
        node.component === undefined ? undefined : pathOf([node.component, ...node.stepsInside, ...steps]);
      for (const difference of differences) {
        const { steps } = difference;
        found.push({ ...difference, steps: [...node.steps, ...steps], cause: cause(steps) });
      }
      for (const { step, ...child } of children) {
        const inside = { component: node.component, stepsInside: [...node.stepsInside, step] };
        queue.push({ ...child, steps: [...node.steps, step], ...inside, ...causeOf(child.after) });
      }
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

  const results = new Map<string, PlacedDifference[]>();

  /** Most bodies refer to components that others refer to as well. */
  const compareWhole: CompareSchemas = (old = {}, now = {}, direction) => {
    const key = `${direction} ${idOf(componentAt(before, old))} ${idOf(componentAt(after, now))}`;
    const found = results.get(key) ?? compare(old, now, direction);
    results.set(key, found);
    return found;
  };
  return { compare: compareWhole, isSame };
}

/** A pair of nodes to compare, the way there, and the way from the component that it is in. */
interface QueuedNode extends Omit<Child, "step"> {
  steps: string[];
  component?: string;
  stepsInside: string[];
}

function causeOf(schema: RawSchema): Pick<QueuedNode, "component" | "stepsInside"> | undefined {
  const component = referenceName(schema);
  return component === undefined ? undefined : { component, stepsInside: [] };
}

/** What a mere reference refers to, or the schema itself. */
function componentAt(document: object, schema: RawSchema): unknown {
  const isReference = isObject(schema) && typeof schema.$ref === "string" && Object.keys(schema).length === 1;
  return (isReference ? atPointer(document, schema.$ref as string) : undefined) ?? schema;
}

function compareNode(raw: { before: RawSchema; after: RawSchema }, place: NodePlace, sides: Sides): Comparison {
  const [before, after] = [sides.flattenBefore(raw.before), sides.flattenAfter(raw.after)];
  const lost = compareLost(before, after, sides);
  if (lost) return { differences: [here(lost)], children: [] };
  if (before.never || after.never) return { differences: compareNever(before, after).map(here), children: [] };
  const { direction } = place;
  const wrap = compareWrap({ raw: raw.before, flat: before }, { raw: raw.after, flat: after }, place, sides);
  if (wrap) return wrap;
  const own = [
    ...compareValues(before, after, place),
    ...compareLimits(before, after),
    ...compareSubschemas(before, after, sides),
    ...compareAnnotations(before, after),
    ...compareOthers(before, after, direction, sides),
  ];
  // Another type altogether says all: what the old one held is gone with it.
  if (own.some(({ rule }) => rule === "{subject}-type-changed") && !shareType(before, after)) {
    return {
      differences: own.filter(({ rule }) => /-type-changed$|null|default|deprecated/.test(rule)).map(here),
      children: [],
    };
  }
  const unions = compareUnions(before, after, place, sides);
  return {
    differences: [...own.map(here), ...unions.differences, ...compareProperties(before, after, direction, sides)],
    children: [...unions.children, ...childrenOf(before, after, place, sides)],
  };
}

function shareType(before: FlatSchema, after: FlatSchema): boolean {
  return !before.type || !after.type || before.type.some((type) => after.type?.includes(type));
}

function compareNever(before: FlatSchema, after: FlatSchema): Difference[] {
  if (before.never && after.never) return [];
  return after.never
    ? [narrows("{subject}-type-specialized", "no value is valid any more")]
    : [widens("{subject}-type-generalized", "values are valid where none was")];
}
