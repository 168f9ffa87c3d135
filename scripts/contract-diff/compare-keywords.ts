import { isDeepStrictEqual } from "node:util";
import { limitKeywords } from "./compare-limits.js";
import { subschemaKeywords } from "./compare-subschemas.js";
import { unionKeywords } from "./compare-unions.js";
import { valueKeywords } from "./compare-values.js";
import type { Difference } from "./difference.js";
import type { FlatSchema } from "./flatten-schema.js";
import { entriesOf, isObject } from "./raw-schema.js";

/** Differences that no value of a schema would show. */
export function compareAnnotations(before: FlatSchema, after: FlatSchema): Difference[] {
  const differences: Difference[] = [];
  if (!isDeepStrictEqual(before.default, after.default)) {
    const action = before.default === undefined ? "added" : after.default === undefined ? "removed" : "changed";
    differences.push({ rule: `{subject}-default-value-${action}`, effect: "none", what: `default ${action}` });
  }
  if (before.deprecated !== after.deprecated) {
    const action = after.deprecated ? "deprecated" : "reactivated";
    differences.push({ rule: `{subject}-${action}`, effect: "none", what: action });
  }
  return differences;
}

const compared = new Set([
  ...valueKeywords,
  ...limitKeywords,
  ...unionKeywords,
  ...subschemaKeywords,
  ...["required", "readOnly", "writeOnly", "default", "deprecated"],
  // Declarations, which say nothing until something refers to them, and how XML would spell the same.
  ...["$defs", "definitions", "$id", "$schema", "$anchor", "$dynamicAnchor", "xml"],
]);

/** Keywords that narrow by being there, one name at a time. */
const narrowing: Record<string, string> = {
  patternProperties: "pattern-property",
  dependentSchemas: "dependent-schema",
  dependentRequired: "dependent-required",
  prefixItems: "prefix-items",
  not: "not",
  contentMediaType: "content-media-type",
  contentEncoding: "content-encoding",
};

/** Everything else. A keyword that nothing here knows counts as breaking, whatever became of it. */
export function compareOthers(before: FlatSchema, after: FlatSchema): Difference[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keywords].flatMap((keyword): Difference[] => {
    if (compared.has(keyword) || isDeepStrictEqual(before[keyword], after[keyword])) return [];
    const name = narrowing[keyword];
    if (name === undefined) return [unknownKeyword(keyword)];
    if (isObject(before[keyword]) && isObject(after[keyword]) && keyword !== "not") {
      return namedDifferences(keyword, name, before[keyword], after[keyword]);
    }
    if (before[keyword] === undefined)
      return [{ rule: `{subject}-${name}-added`, effect: "narrows", what: `${keyword} set` }];
    if (after[keyword] === undefined) {
      return [{ rule: `{subject}-${name}-removed`, effect: "widens", what: `${keyword} taken away` }];
    }
    return [{ rule: `{subject}-${name}-changed`, effect: "crosses", what: `${keyword} changed` }];
  });
}

function namedDifferences(keyword: string, name: string, before: object, after: object): Difference[] {
  const [old, now] = [new Map(entriesOf(before)), new Map(entriesOf(after))];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): Difference[] => {
    if (!old.has(key)) return [{ rule: `{subject}-${name}-added`, effect: "narrows", what: `${keyword} ${key} added` }];
    if (!now.has(key))
      return [{ rule: `{subject}-${name}-removed`, effect: "widens", what: `${keyword} ${key} removed` }];
    if (keyword !== "dependentRequired" || isDeepStrictEqual(old.get(key), now.get(key))) return [];
    return [{ rule: `{subject}-${name}-changed`, effect: "crosses", what: `${keyword} ${key} changed` }];
  });
}

export function unknownKeyword(keyword: string): Difference {
  const why = `no rule here knows ${keyword}, and what is not known counts as breaking`;
  return {
    rule: "unknown-keyword-changed",
    effect: "crosses",
    what: `${keyword} changed`,
    verdict: { impact: "breaking", why },
  };
}
