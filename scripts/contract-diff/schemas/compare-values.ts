import { isDeepStrictEqual } from "node:util";
import { compareEnums, enumOf } from "./compare-enums.js";
import { compareTypes, isNullAlone } from "./compare-types.js";
import type { Difference, Direction } from "./difference.js";
import { type FlatSchema, isConstrained } from "./flat-schema.js";

/** Differences in which type of value, and which values, are valid. */
export function compareValues(
  before: FlatSchema,
  after: FlatSchema,
  place: { direction: Direction; isTypeName: boolean },
): Difference[] {
  return [
    ...compareTypes(before, after),
    ...compareNull(before, after),
    ...compareEnums(before, after, place),
    ...compareConst(before, after),
    ...comparePatterns(before, after),
    ...compareUnique(before, after),
  ];
}

export const valueKeywords: readonly string[] = [
  ...["type", "nullable", "format", "enum", "x-extensible-enum", "const", "pattern", "uniqueItems"],
];

/** Where one side allows every value, or null alone, its type says so. */
export function compareNull(before: FlatSchema, after: FlatSchema): Difference[] {
  const isTold = [before, after].some((schema) => !isConstrained(schema) || isNullAlone(schema));
  if (before.nullable === after.nullable || isTold) return [];
  return after.nullable
    ? [{ rule: "{subject}-became-nullable", effect: "widens", what: "may be null now" }]
    : [{ rule: "{subject}-became-not-nullable", effect: "narrows", what: "may no longer be null" }];
}

/** One value told as an enum is compared with the enums. */
function compareConst(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [before.const, after.const];
  if (isDeepStrictEqual(old, now) || enumOf(before, after) || enumOf(after, before)) return [];
  const rule = "{subject}-const";
  const [was, is] = [JSON.stringify(old), JSON.stringify(now)];
  if (old === undefined) return [{ rule: `${rule}-added`, effect: "narrows", what: `only ${is} valid now` }];
  if (now === undefined) return [{ rule: `${rule}-removed`, effect: "widens", what: `no longer always ${was}` }];
  return [{ rule: `${rule}-changed`, effect: "crosses", what: `always ${is} in place of ${was}` }];
}

function comparePatterns(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [before.pattern, after.pattern];
  if (old === now) return [];
  const rule = "{subject}-pattern";
  if (old === undefined) return [{ rule: `${rule}-added`, effect: "narrows", what: `pattern ${now} set` }];
  if (now === undefined) return [{ rule: `${rule}-removed`, effect: "widens", what: `pattern ${old} taken away` }];
  return [{ rule: `${rule}-changed`, effect: "crosses", what: `pattern changed from ${old} to ${now}` }];
}

function compareUnique(before: FlatSchema, after: FlatSchema): Difference[] {
  if (before.uniqueItems === after.uniqueItems) return [];
  return after.uniqueItems
    ? [{ rule: "{subject}-unique-items-set", effect: "narrows", what: "items have to differ now" }]
    : [{ rule: "{subject}-unique-items-unset", effect: "widens", what: "items may repeat now" }];
}
