import { isDeepStrictEqual } from "node:util";
import type { Difference, Direction, Effect, Verdict } from "./difference.js";
import type { FlatSchema } from "./flat-schema.js";
import { itemsOf } from "./raw-schema.js";

const openEnum: Verdict = {
  impact: "additive",
  why: "enums in answers are open at run time, and the types list the new values",
};

/** Differences in lists of values. Those in answers are open, but for the names of types. */
export function compareEnums(
  before: FlatSchema,
  after: FlatSchema,
  { direction, isTypeName }: { direction: Direction; isTypeName: boolean },
): Difference[] {
  const isOpen = direction === "response" && !isTypeName && isStringEnum(before) && isStringEnum(after);
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
export function enumOf(schema: FlatSchema, other: FlatSchema): unknown[] | undefined {
  return schema.enum ?? (schema.const !== undefined && other.enum ? [schema.const] : undefined);
}

function compareClosed(old: unknown[] | undefined, now: unknown[] | undefined): Difference[] {
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
    effect: "narrows",
    what: `extensible enum value ${JSON.stringify(value)} removed`,
  }));
}

function without(values: unknown[], others: unknown[]): unknown[] {
  return values.filter((value) => !others.some((other) => isDeepStrictEqual(value, other)));
}

function list(values: unknown[] | undefined): string {
  return (values ?? []).map((value) => JSON.stringify(value)).join(", ");
}
