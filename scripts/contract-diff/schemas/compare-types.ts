import type { Difference, Effect } from "./difference.js";
import type { FlatSchema } from "./flat-schema.js";

/** Differences in the type of a value, and in the format that says more about it. */
export function compareTypes(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [typesOf(before, after), typesOf(after, before)];
  const effect = effectOfSets(holdsTypes(now, old), holdsTypes(old, now));
  if (effect === "none") return compareFormats(before, after);
  const changed = difference(effect, `type changed from ${typesIn(old)} to ${typesIn(now)}`);
  return effect === "crosses" ? [changed] : [changed, ...compareFormats(before, after)];
}

export function isNullAlone({ type }: FlatSchema): boolean {
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

function difference(effect: Exclude<Effect, "none">, what: string): Difference {
  const actions = { narrows: "specialized", widens: "generalized", crosses: "changed" };
  return { rule: `{subject}-type-${actions[effect]}`, effect, what };
}

/** Formats with those that hold all of their values. */
const widerFormats = new Map<unknown, unknown[]>([
  ["int32", ["int64", "double"]],
  ["float", ["double"]],
  ["uri", ["uri-reference", "iri", "iri-reference"]],
  ["uri-reference", ["iri-reference"]],
  ["iri", ["iri-reference"]],
]);

function compareFormats(before: FlatSchema, after: FlatSchema): Difference[] {
  const [old, now] = [before.format, after.format];
  if (old === now) return [];
  if (old === undefined) return [difference("narrows", `format ${now} set`)];
  if (now === undefined) return [difference("widens", `format ${old} taken away`)];
  const what = `format changed from ${old} to ${now}`;
  if (widerFormats.get(old)?.includes(now)) return [difference("widens", what)];
  if (widerFormats.get(now)?.includes(old)) return [difference("narrows", what)];
  return [difference("crosses", what)];
}
