import { isDeepStrictEqual } from "node:util";
import { type Direction, type Effect, lostReference, unknownKeyword, type Verdict } from "../classify.js";
import { limitKeywords } from "./compare-limits.js";
import { subschemaKeywords } from "./compare-subschemas.js";
import { unionKeywords } from "./compare-unions.js";
import { valueKeywords } from "./compare-values.js";
import { crosses, type Difference, keeps, loosens, narrows, type Sides, widens } from "./difference.js";
import type { FlatSchema } from "./flat-schema.js";
import { entriesOf, isObject, isSchema, memberOf, pairsByName } from "./raw-schema.js";

/** How a schema is written in XML; in any other body it does not matter. */
export const xmlRule = "{subject}-xml-changed";
const sameInJson: Verdict = { impact: "neutral", why: "JSON stays the same" };

/** Differences that no value of a schema would show. */
export function compareAnnotations(before: FlatSchema, after: FlatSchema): Difference[] {
  const differences: Difference[] = [];
  if (!isDeepStrictEqual(before.default, after.default)) {
    const action = before.default === undefined ? "added" : after.default === undefined ? "removed" : "changed";
    differences.push(keeps(`{subject}-default-value-${action}`, `default ${action}`));
  }
  if (before.deprecated !== after.deprecated) {
    const action = after.deprecated ? "deprecated" : "reactivated";
    differences.push(keeps(`{subject}-${action}`, action));
  }
  if (!isDeepStrictEqual(before.xml, after.xml)) differences.push(keeps(xmlRule, "xml changed", sameInJson));
  return differences;
}

const compared = new Set([
  ...valueKeywords,
  ...limitKeywords,
  ...unionKeywords,
  ...subschemaKeywords,
  ...["required", "readOnly", "writeOnly", "default", "deprecated"],
  // Declarations, which say nothing until something refers to them; XML is compared with what no value shows.
  ...["$defs", "definitions", "$id", "$schema", "$anchor", "$dynamicAnchor", "xml"],
]);

/** Keywords that narrow by being there, with their names in rules. */
const narrowing = new Map([
  ["patternProperties", "pattern-property"],
  ["dependentSchemas", "dependent-schema"],
  ["dependentRequired", "dependent-required"],
  ["not", "not"],
  ["if", "if"],
  ["contains", "contains"],
  ["contentMediaType", "content-media-type"],
  ["contentEncoding", "content-encoding"],
]);

/** Everything else. A keyword that no rule knows counts as breaking, whatever became of it. */
export function compareOthers(before: FlatSchema, after: FlatSchema, direction: Direction, sides: Sides): Difference[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keywords].flatMap((keyword): Difference[] => {
    const [old, now] = [memberOf(before, keyword), memberOf(after, keyword)];
    if (compared.has(keyword)) return [];
    const name = narrowing.get(keyword);
    if (name === undefined) return isUnchanged(keyword, old, now, sides) ? [] : [unknownDifference(keyword)];
    const isNamed = !["not", "if", "contains"].includes(keyword) && isObject(old ?? now);
    if (isNamed) return compareNamed(keyword, name, old, now);
    const rule = `{subject}-${name}`;
    if (old === undefined) {
      return [narrows(`${rule}-added`, `${keyword} set`)];
    }
    if (now === undefined) {
      const wider = keyword === "contains" ? loosens : widens;
      return [wider(`${rule}-removed`, `${keyword} removed`)];
    }
    const effect =
      isSchema(old) && isSchema(now)
        ? effectInside(keyword, sides.compare(old, now, direction))
        : isDeepStrictEqual(old, now)
          ? "none"
          : "crosses";
    return effect === "none" ? [] : [{ rule: `${rule}-changed`, effect, what: `${keyword} changed` }];
  });
}

/** What `$dynamicRef` leads to depends on the way there, so any change in the components may change it. */
function isUnchanged(keyword: string, old: unknown, now: unknown, { isSame }: Sides): boolean {
  const isMoved = keyword === "$dynamicRef" && !isSame({ [keyword]: old }, { [keyword]: now });
  return !isMoved && isDeepStrictEqual(old, now);
}

/** What narrows a schema under `not` widens what is around it. The effect of a condition is unknown. */
function effectInside(keyword: string, differences: readonly { effect: Effect }[]): Effect {
  const effects = new Set(differences.map(({ effect }) => effect).filter((effect) => effect !== "none"));
  const [first, second] = effects;
  if (first === undefined) return "none";
  if (second !== undefined || keyword !== "not" || first === "crosses") return "crosses";
  return first === "narrows" ? "widens" : "narrows";
}

function compareNamed(keyword: string, name: string, before: unknown, after: unknown): Difference[] {
  const [old, now] = [new Map(entriesOf(before)), new Map(entriesOf(after))];
  return pairsByName(old, now).flatMap(([key, was, is]): Difference[] => {
    const what = `${keyword} ${key}`;
    if (was === undefined) return [narrows(`{subject}-${name}-added`, `${what} added`)];
    if (is === undefined) return [widens(`{subject}-${name}-removed`, `${what} removed`)];
    if (keyword !== "dependentRequired" || isDeepStrictEqual(was, is)) return [];
    return [crosses(`{subject}-${name}-changed`, `${what} changed`)];
  });
}

function unknownDifference(keyword: string): Difference {
  const { rule, what, verdict } = unknownKeyword(keyword);
  return crosses(rule, what, verdict);
}

/** A reference that leads nowhere on one side: what is there cannot be compared. */
export function compareLost(before: FlatSchema, after: FlatSchema, { overlaid }: Sides): Difference | undefined {
  const [old, now] = [before.$ref, after.$ref];
  const lost = old === now ? undefined : (old ?? now);
  if (typeof lost !== "string") return undefined;
  const { rule, what, verdict } = lostReference(lost, overlaid.has(lost));
  return crosses(rule, what, verdict);
}
