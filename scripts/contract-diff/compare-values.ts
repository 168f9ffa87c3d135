import { isDeepStrictEqual } from "node:util";
import type { Difference, Direction, Effect, Verdict } from "./difference.js";
import type { FlatSchema } from "./flatten-schema.js";
import { itemsOf } from "./raw-schema.js";

const openEnum: Verdict = {
  impact: "additive",
  why: "enums in answers are open at run time, and the types list the new values",
};

/** Differences in which type of value, and which values, are valid. */
export function compareValues(
  before: FlatSchema,
  after: FlatSchema,
  { direction, isTypeName }: { direction: Direction; isTypeName: boolean },
): Difference[] {
  const isOpen = direction === "response" && !isTypeName && isStringEnum(before) && isStringEnum(after);
  return [
    ...compareTypes(before, after),
    ...compareNull(before, after),
    ...compareFormats(before, after),
    ...compareEnums(before, after).map((found) => (isOpen ? { ...found, verdict: openEnum } : found)),
    ...compareExtensible(before, after),
    ...compareConst(before, after),
    ...comparePatterns(before, after),
    ...compareUnique(before, after),
  ];
}

export const valueKeywords: readonly string[] = [
  ...["type", "nullable", "null-only", "format", "enum", "x-extensible-enum", "const", "pattern", "uniqueItems"],
];

function isStringEnum(schema: FlatSchema): boolean {
  return schema.type?.join() === "string" && schema.const === undefined;
}

function compareTypes(before: FlatSchema, after: FlatSchema): Difference[] {
  const old = before.type;
  const now = after.type;
  if (isDeepStrictEqual(new Set(old), new Set(now)) && !old === !now) return [];
  const effect = effectOfSets(holdsTypes(now, old), holdsTypes(old, now));
  const names = { narrows: "specialized", widens: "generalized", crosses: "changed", none: "changed" };
  const what = `type changed from ${typesIn(old)} to ${typesIn(now)}`;
  return effect === "none" ? [] : [{ rule: `{subject}-type-${names[effect]}`, effect, what }];
}

function typesIn(types: string[] | undefined): string {
  return types?.join(" or ") ?? "any";
}

/** Whether every value of the types `inner` is one of the types `outer`; no types are all types. */
function holdsTypes(outer: string[] | undefined, inner: string[] | undefined): boolean {
  if (!outer) return true;
  if (!inner) return false;
  return inner.every((type) => outer.includes(type) || (type === "integer" && outer.includes("number")));
}

function effectOfSets(nowHoldsOld: boolean, oldHoldsNow: boolean): Effect {
  if (nowHoldsOld) return oldHoldsNow ? "none" : "widens";
  return oldHoldsNow ? "narrows" : "crosses";
}

export function compareNull(before: FlatSchema, after: FlatSchema): Difference[] {
  if (before.nullable === after.nullable) return [];
  return after.nullable
    ? [{ rule: "{subject}-became-nullable", effect: "widens", what: "may be null now" }]
    : [{ rule: "{subject}-became-not-nullable", effect: "narrows", what: "may no longer be null" }];
}

/** Formats that hold all values of another. */
const widerFormats: Record<string, string> = { int32: "int64", float: "double" };

function compareFormats(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [before.format, after.format];
  if (old === now || !isDeepStrictEqual(before.type, after.type)) return [];
  const rule = "{subject}-type";
  if (old === undefined) return [{ rule: `${rule}-specialized`, effect: "narrows", what: `format ${now} set` }];
  if (now === undefined) return [{ rule: `${rule}-generalized`, effect: "widens", what: `format ${old} taken away` }];
  const what = `format changed from ${old} to ${now}`;
  if (widerFormats[String(old)] === now) return [{ rule: `${rule}-generalized`, effect: "widens", what }];
  if (widerFormats[String(now)] === old) return [{ rule: `${rule}-specialized`, effect: "narrows", what }];
  return [{ rule: `${rule}-changed`, effect: "crosses", what }];
}

function compareEnums(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [before.enum, after.enum];
  if (!old && !now) return [];
  if (!old) return [{ rule: "{subject}-became-enum", effect: "narrows", what: `only ${list(now)} valid now` }];
  if (!now) return [{ rule: "{subject}-became-not-enum", effect: "widens", what: "no longer an enum" }];
  return [
    ...without(old, now).map((value) => enumValue("removed", "narrows", value)),
    ...without(now, old).map((value) => enumValue("added", "widens", value)),
  ];
}

function enumValue(action: string, effect: Effect, value: unknown): Difference {
  return { rule: `{subject}-enum-value-${action}`, effect, what: `enum value ${JSON.stringify(value)} ${action}` };
}

/** Zalando's open enum: a value that is gone is refused in requests, and nobody minds a new one. */
function compareExtensible(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [itemsOf(before["x-extensible-enum"]), itemsOf(after["x-extensible-enum"])];
  if (!after["x-extensible-enum"]) return [];
  return without(old, now).map((value) => ({
    rule: "{subject}-x-extensible-enum-value-removed",
    effect: "narrows" as const,
    what: `extensible enum value ${JSON.stringify(value)} removed`,
  }));
}

function without(values: unknown[], others: unknown[]): unknown[] {
  return values.filter((value) => !others.some((other) => isDeepStrictEqual(value, other)));
}

function list(values: unknown[] | undefined): string {
  return (values ?? []).map((value) => JSON.stringify(value)).join(", ");
}

function compareConst(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [before.const, after.const];
  if (isDeepStrictEqual(old, now)) return [];
  const rule = "{subject}-const";
  if (old === undefined) return [{ rule: `${rule}-added`, effect: "narrows", what: `only ${list([now])} valid now` }];
  if (now === undefined)
    return [{ rule: `${rule}-removed`, effect: "widens", what: `no longer always ${list([old])}` }];
  return [{ rule: `${rule}-changed`, effect: "crosses", what: `always ${list([now])} in place of ${list([old])}` }];
}

const anything = [".*", "^.*$", ""];

function comparePatterns(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [before.pattern, after.pattern];
  if (old === now) return [];
  const rule = "{subject}-pattern";
  if (old === undefined) return [{ rule: `${rule}-added`, effect: "narrows", what: `pattern ${now} set` }];
  if (now === undefined) return [{ rule: `${rule}-removed`, effect: "widens", what: `pattern ${old} taken away` }];
  const what = `pattern changed from ${old} to ${now}`;
  if (anything.includes(String(now))) return [{ rule: `${rule}-generalized`, effect: "widens", what }];
  return [{ rule: `${rule}-changed`, effect: "crosses", what }];
}

function compareUnique(before: FlatSchema, after: FlatSchema): Difference[] {
  if (before.uniqueItems === after.uniqueItems) return [];
  return after.uniqueItems
    ? [{ rule: "{subject}-unique-items-set", effect: "narrows", what: "items have to differ now" }]
    : [{ rule: "{subject}-unique-items-unset", effect: "widens", what: "items may repeat now" }];
}
