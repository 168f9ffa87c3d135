import { type Difference, loosens, narrows } from "./difference.js";
import type { FlatSchema } from "./flat-schema.js";

/** Limits with oasdiff's short names. A lower limit narrows as it goes up, an upper one as it goes down. */
const limits = [
  ["maxLength", "max-length", "upper"],
  ["maxItems", "max-items", "upper"],
  ["maxProperties", "max-properties", "upper"],
  ["minLength", "min-length", "lower"],
  ["minItems", "min-items", "lower"],
  ["minProperties", "min-properties", "lower"],
  ["minContains", "min-contains", "lower"],
  ["maxContains", "max-contains", "upper"],
] as const;

/** Differences in how long, how many and how large. */
export function compareLimits(before: FlatSchema, after: FlatSchema): Difference[] {
  const haveContains = before.contains !== undefined && after.contains !== undefined;
  // How many items match says nothing without what they are to match.
  const compared = limits.filter(([keyword]) => haveContains || !keyword.endsWith("Contains"));
  return [
    ...compared.flatMap(([keyword, name, kind]) =>
      compareLimit(kind, limitIn(before, keyword, name), limitIn(after, keyword, name)),
    ),
    ...compareLimit("upper", upperOf(before), upperOf(after)),
    ...compareLimit("lower", lowerOf(before), lowerOf(after)),
    ...compareMultiples(before.multipleOf, after.multipleOf),
  ];
}

/** The keywords that are compared here. */
export const limitKeywords: readonly string[] = [
  ...limits.map(([keyword]) => keyword),
  ...["maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "multipleOf"],
];

interface Limit {
  keyword: string;
  name: string;
  value: number;
  isExclusive: boolean;
}

function limitIn(schema: FlatSchema, keyword: string, name: string, isExclusive = false): Limit | undefined {
  const value = keyword === "minContains" ? (schema[keyword] ?? 1) : schema[keyword];
  return typeof value === "number" ? { keyword, name, value, isExclusive } : undefined;
}

/** The tighter of the two ways to limit a number. */
function upperOf(schema: FlatSchema): Limit | undefined {
  const exclusive = limitIn(schema, "exclusiveMaximum", "exclusive-max", true);
  const inclusive = limitIn(schema, "maximum", "max");
  return !inclusive || (exclusive && exclusive.value <= inclusive.value) ? exclusive : inclusive;
}

function lowerOf(schema: FlatSchema): Limit | undefined {
  const exclusive = limitIn(schema, "exclusiveMinimum", "exclusive-min", true);
  const inclusive = limitIn(schema, "minimum", "min");
  return !inclusive || (exclusive && exclusive.value >= inclusive.value) ? exclusive : inclusive;
}

function compareLimit(kind: "upper" | "lower", before: Limit | undefined, after: Limit | undefined): Difference[] {
  if (!before && !after) return [];
  if (!before) return [difference(after, "set", "narrows", `${after?.keyword} ${after?.value} set`)];
  if (!after) return [difference(before, "unset", "loosens", `${before.keyword} ${before.value} removed`)];
  const step =
    after.value - before.value ||
    (Number(before.isExclusive) - Number(after.isExclusive)) * (kind === "upper" ? 1 : -1);
  if (step === 0) return [];
  const action = step > 0 ? "increased" : "decreased";
  const effect = step > 0 === (kind === "lower") ? "narrows" : "loosens";
  const what = `${after.keyword} ${step > 0 ? "raised" : "lowered"} from ${before.value} to ${after.value}`;
  return [difference(after, action, effect, what)];
}

function difference(limit: Limit | undefined, action: string, effect: Difference["effect"], what: string): Difference {
  return { rule: `{subject}-${limit?.name}-${action}`, effect, what };
}

function compareMultiples(before: unknown, after: unknown): Difference[] {
  if (before === after) return [];
  const rule = "{subject}-multiple-of";
  if (typeof before !== "number") return [narrows(`${rule}-set`, `multipleOf ${after} set`)];
  if (typeof after !== "number") {
    return [loosens(`${rule}-unset`, `multipleOf ${before} removed`)];
  }
  const effect = isMultiple(after, before) ? "narrows" : isMultiple(before, after) ? "loosens" : "crosses";
  return [{ rule: `${rule}-changed`, effect, what: `multipleOf changed from ${before} to ${after}` }];
}

/** Whether it is, within floating-point precision: 0.1 is a multiple of 0.01. */
function isMultiple(value: number, of: number): boolean {
  const times = value / of;
  return Math.abs(times - Math.round(times)) < 1e-9 * Math.max(1, Math.abs(times));
}
