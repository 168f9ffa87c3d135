import { isDeepStrictEqual } from "node:util";
import type { Effect, Verdict } from "../classify.js";
import { crosses, type Difference, keeps, loosens, type NodePlace, narrows, widens } from "./difference.js";
import { type FlatSchema, isConstrained } from "./flat-schema.js";
import { itemsOf } from "./raw-schema.js";

/** Differences in which type of value, and which values, are valid. */
export function compareValues(before: FlatSchema, after: FlatSchema, place: NodePlace): Difference[] {
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
  const isComparedAsType = [before, after].some((schema) => !isConstrained(schema) || isNullAlone(schema));
  if (before.nullable === after.nullable || isComparedAsType) return [];
  return after.nullable
    ? [widens("{subject}-became-nullable", "may be null now")]
    : [narrows("{subject}-became-not-nullable", "may no longer be null")];
}

/** A single value given as an enum is compared with the enums. */
function compareConst(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [before.const, after.const];
  if (isDeepStrictEqual(old, now) || enumOf(before, after) || enumOf(after, before)) return [];
  const rule = "{subject}-const";
  const [was, is] = [JSON.stringify(old), JSON.stringify(now)];
  if (old === undefined) return [narrows(`${rule}-added`, `only ${is} valid now`)];
  if (now === undefined) return [widens(`${rule}-removed`, `no longer always ${was}`)];
  return [crosses(`${rule}-changed`, `always ${is} instead of ${was}`)];
}

function comparePatterns(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [before.pattern, after.pattern];
  if (old === now) return [];
  const rule = "{subject}-pattern";
  if (old === undefined) return [narrows(`${rule}-added`, `pattern ${now} set`)];
  if (now === undefined) return [loosens(`${rule}-removed`, `pattern ${old} removed`)];
  return [crosses(`${rule}-changed`, `pattern changed from ${old} to ${now}`)];
}

function compareUnique(before: FlatSchema, after: FlatSchema): Difference[] {
  if (before.uniqueItems === after.uniqueItems) return [];
  return after.uniqueItems
    ? [narrows("{subject}-unique-items-set", "items have to differ now")]
    : [loosens("{subject}-unique-items-unset", "items may repeat now")];
}

/** Differences in the type of a value, and in the format that says more about it. */
function compareTypes(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [typesOf(before, after), typesOf(after, before)];
  const effect = effectOfSets(holdsTypes(now, old), holdsTypes(old, now));
  if (effect === "none") return compareFormats(before, after);
  if (!old && now?.join() === impliedType(before)) return [keeps("{subject}-type-specialized", `type ${now} said`)];
  const changed = typeDifference(effect, `type changed from ${typesIn(old)} to ${typesIn(now)}`);
  return effect === "crosses" ? [changed] : [changed, ...compareFormats(before, after)];
}

/** The type that the keywords of a schema without one are for. */
function impliedType({ properties, additionalProperties, items }: FlatSchema): string | undefined {
  if (properties ?? additionalProperties) return "object";
  return items === undefined ? undefined : "array";
}

function isNullAlone({ type }: FlatSchema): boolean {
  return type?.join() === "null";
}

/** Null counts only where one side is nothing else; elsewhere it has rules of its own. */
function typesOf({ type, nullable }: FlatSchema, other: FlatSchema): string[] | undefined {
  return type && nullable && isNullAlone(other) ? [...type, "null"] : type;
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

function typeDifference(effect: Exclude<Effect, "none">, what: string): Difference {
  const actions = { narrows: "specialized", widens: "generalized", loosens: "generalized", crosses: "changed" };
  return { rule: `{subject}-type-${actions[effect]}`, effect, what };
}

/** Formats with those that hold all of their values. */
const widerFormats = new Map<unknown, unknown[]>([
  ["int32", ["int64", "double"]],
  ["float", ["double"]],
  ["email", ["idn-email"]],
  ["hostname", ["idn-hostname"]],
  ["uri", ["uri-reference", "iri", "iri-reference"]],
  ["uri-reference", ["iri-reference"]],
  ["iri", ["iri-reference"]],
]);

/** Formats that make a value of another kind than a text: a date, or bytes. All others are for people and checks. */
const kinds = new Set<unknown>(["date-time", "date", "time", "duration", "byte", "base64url", "binary"]);

function compareFormats(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [before.format, after.format];
  if (old === now) return [];
  if (old === undefined) {
    const what = `format ${now} set`;
    return [saysNothingNew(after) ? keeps("{subject}-type-specialized", what) : typeDifference("narrows", what)];
  }
  const wider = kinds.has(old) ? "widens" : "loosens";
  if (now === undefined) return [typeDifference(wider, `format ${old} removed`)];
  const what = `format changed from ${old} to ${now}`;
  if (widerFormats.get(old)?.includes(now)) return [typeDifference(wider, what)];
  if (widerFormats.get(now)?.includes(old)) return [typeDifference("narrows", what)];
  return [typeDifference("crosses", what)];
}

/** Whether a format says how a number is stored, or a text shown: what is sent stays the same. */
function saysNothingNew({ type, format }: FlatSchema): boolean {
  const isOf = (...types: string[]) => type?.every((name) => types.includes(name)) ?? false;
  if (format === "int32" || format === "int64") return isOf("integer");
  if (format === "float" || format === "double") return isOf("number", "integer");
  return format === "password";
}

const openEnum: Verdict = {
  impact: "additive",
  why: "enums in responses are open at run time, and the types list the new values",
};

/** Differences in lists of values. Those in responses are open, except what resources or alternatives are distinguished by. */
function compareEnums(before: FlatSchema, after: FlatSchema, { direction, isTag }: NodePlace): Difference[] {
  const isOpen = direction === "response" && !isTag && isStringEnum(before) && isStringEnum(after);
  const found = compareClosed(enumOf(before, after), enumOf(after, before));
  return [
    ...found.map((difference) => (isOpen ? { ...difference, verdict: openEnum } : difference)),
    ...compareExtensible(before, after),
  ];
}

function isStringEnum(schema: FlatSchema): boolean {
  return schema.type?.join() === "string" && schema.const === undefined;
}

/** The values of an enum. A `const` is one of a single value where the other side is an enum. */
function enumOf(schema: FlatSchema, other: FlatSchema): unknown[] | undefined {
  return schema.enum ?? (schema.const !== undefined && other.enum ? [schema.const] : undefined);
}

function compareClosed(old: unknown[] | undefined, now: unknown[] | undefined): Difference[] {
  if (!old && !now) return [];
  if (!old) return [narrows("{subject}-became-enum", `only ${list(now)} valid now`)];
  if (!now) return [widens("{subject}-became-not-enum", "no longer an enum")];
  return [
    ...without(old, now).map((value) => enumValue("removed", "narrows", value)),
    ...without(now, old).map((value) => enumValue("added", "widens", value)),
  ];
}

function enumValue(action: string, effect: Effect, value: unknown): Difference {
  return { rule: `{subject}-enum-value-${action}`, effect, what: `enum value ${JSON.stringify(value)} ${action}` };
}

/** Zalando's open enum: a value that is gone is refused in requests, and a new one breaks nothing. */
function compareExtensible(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [itemsOf(before["x-extensible-enum"]), itemsOf(after["x-extensible-enum"])];
  if (!after["x-extensible-enum"]) return [];
  return without(old, now).map((value) =>
    narrows("{subject}-x-extensible-enum-value-removed", `extensible enum value ${JSON.stringify(value)} removed`),
  );
}

function without(values: unknown[], others: unknown[]): unknown[] {
  return values.filter((value) => !others.some((other) => isDeepStrictEqual(value, other)));
}

function list(values: unknown[] | undefined): string {
  return (values ?? []).map((value) => JSON.stringify(value)).join(", ");
}
