import type { Direction, Verdict } from "../classify.js";
import { compareDiscriminators } from "./compare-discriminators.js";
import { compareNull } from "./compare-values.js";
import {
  type Comparison,
  type Difference,
  here,
  keeps,
  type NodePlace,
  narrows,
  type Sides,
  widens,
} from "./difference.js";
import { type FlatSchema, type Flatten, onlyValue } from "./flat-schema.js";
import { isObject, itemsOf, memberOf, type RawSchema, referenceName } from "./raw-schema.js";

export const unionKeywords: readonly string[] = ["oneOf", "anyOf", "allOf", "discriminator"];

/** Differences in the alternatives of a schema, and the alternatives that belong together. */
export function compareUnions(before: FlatSchema, after: FlatSchema, place: NodePlace, sides: Sides): Comparison {
  const { direction } = place;
  const discriminators = compareDiscriminators(before, after, direction, sides);
  const parts = [
    discriminators,
    compareLeftOver(itemsOf(before.allOf), itemsOf(after.allOf), direction, sides),
    ...unionsOf(before, after).map((union) => compareUnion({ ...union, tag: tagName(before) }, place, sides)),
  ];
  return {
    differences: parts.flatMap(({ differences }) => differences),
    children: parts.flatMap(({ children }) => children),
  };
}

/** A schema as it stands, and what it says. */
interface Whole {
  raw: RawSchema;
  flat: FlatSchema;
}

/**
 * Whether a schema became one of several alternatives, or the other way round: then it counts as a union of itself, and
 * nothing else is compared.
 */
export function compareWrap(old: Whole, now: Whole, place: NodePlace, sides: Sides): Comparison | undefined {
  const [before, after] = [old.flat, now.flat];
  const [oldKinds, nowKinds] = [kindsOf(before), kindsOf(after)];
  const [kind, ...others] = nowKinds.length > 0 ? nowKinds : oldKinds;
  if (!kind || others.length > 0 || oldKinds.length === nowKinds.length) return undefined;
  const [union, single] = nowKinds.length > 0 ? [after, before] : [before, after];
  if (ownKeywords(union) > 0 || ownKeywords(single) === 0) return undefined;
  const alternatives = ({ raw, flat }: Whole) => flat[kind] ?? listedTypes(flat) ?? [withoutNull(raw, flat)];
  const members = { old: alternatives(old), now: alternatives(now) };
  const compared = compareUnion({ kind, ...members, tag: tagName(union) }, place, sides);
  const around = [
    ...compareNull(before, after).map(here),
    ...compareDiscriminators(before, after, place.direction, sides).differences,
  ];
  return { ...compared, differences: [...around, ...compared.differences] };
}

function ownKeywords({ nullable: _, discriminator: __, oneOf: ___, anyOf: ____, ...own }: FlatSchema): number {
  return Object.keys(own).length;
}

/** A mere list of types is a union of them. */
function listedTypes(schema: FlatSchema): RawSchema[] | undefined {
  return ownKeywords(schema) === 1 ? schema.type?.map((type) => ({ type })) : undefined;
}

const known = new WeakMap<object, RawSchema>();

/** The same schema gives the same alternative, so that a schema which comes back to itself comes to an end. */
function withoutNull(raw: RawSchema, { nullable, ...flat }: FlatSchema): RawSchema {
  if (!nullable || typeof raw === "boolean") return raw;
  const schema = known.get(raw) ?? flat;
  known.set(raw, schema);
  return schema;
}

type Kind = "oneOf" | "anyOf";
const names = { oneOf: "one-of", anyOf: "any-of" } as const;

interface Union {
  kind: Kind;
  /** Where the kind has changed: what it was. */
  oldKind?: Kind;
  old: RawSchema[] | undefined;
  now: RawSchema[] | undefined;
  /** The property that its discriminator names; true when there is no discriminator. */
  tag: string | true;
}

function tagName({ discriminator }: FlatSchema): Union["tag"] {
  const name = memberOf(discriminator, "propertyName");
  return typeof name === "string" ? name : true;
}

function kindsOf(schema: FlatSchema): Kind[] {
  return (["oneOf", "anyOf"] as const).filter((kind) => schema[kind] !== undefined);
}

function unionsOf(before: FlatSchema, after: FlatSchema): Omit<Union, "tag">[] {
  const [[old, moreOld], [now, moreNow]] = [kindsOf(before), kindsOf(after)];
  if (old && now && old !== now && !moreOld && !moreNow) {
    return [{ kind: now, oldKind: old, old: before[old], now: after[now] }];
  }
  return (["oneOf", "anyOf"] as const).map((kind) => ({ kind, old: before[kind], now: after[kind] }));
}

function compareUnion({ kind, oldKind = kind, old, now, tag }: Union, place: NodePlace, sides: Sides): Comparison {
  const rule = `{subject}-${names[kind]}`;
  if (!old && !now) return { differences: [], children: [] };
  if (!old) return onlyHere(narrows(`${rule}-added`, "alternatives added"));
  if (!now) return onlyHere(widens(`${rule}-removed`, "alternatives removed"));
  const { pairs, added, removed } = matchAlternatives(old, now, matchingOf(place.direction, sides));
  const verdictOfNew = (member: RawSchema) =>
    place.isIncluded && place.direction === "response" && isResource(sides.flattenAfter(member))
      ? passedOver
      : undefined;
  const differences: Difference[] = [
    // Alternatives are taken to exclude each other.
    ...(oldKind === kind ? [] : [keeps("{subject}-union-kind-changed", `${oldKind} became ${kind}`)]),
    ...removed.map((member) => narrows(`${rule}-removed`, `alternative ${nameOf(member)} removed`)),
    ...added.map((member) => widens(`${rule}-added`, `alternative ${nameOf(member)} added`, verdictOfNew(member))),
  ];
  const children = pairs.map(([a, b]) => ({ step: `(${nameOf(b)})`, before: a, after: b, tag }));
  return { differences: differences.map(here), children };
}

const passedOver: Verdict = { impact: "additive", why: "callers pass over what is included and not known to them" };

/** Whether it is a JSON:API resource: what has an id and a `type` of one value. */
function isResource({ properties }: FlatSchema): boolean {
  const type = properties?.type;
  return properties?.id !== undefined && isObject(type) && onlyValue(type) !== undefined;
}

function onlyHere(difference: Difference): Comparison {
  return { differences: [here(difference)], children: [] };
}

function matchingOf(direction: Direction, sides: Sides): Parameters<typeof matchAlternatives>[2] {
  return { ...sides, isSame: (a, b) => sides.compare(a, b, direction).length === 0 };
}

function nameOf(member: RawSchema): string {
  const name = referenceName(member);
  if (name !== undefined) return name;
  if (!isObject(member)) return String(member);
  return String(member.title ?? (Array.isArray(member.type) ? member.type.join(" or ") : (member.type ?? "in place")));
}

/** Parts of an `allOf` that could not be merged. */
function compareLeftOver(old: RawSchema[], now: RawSchema[], direction: Direction, sides: Sides): Comparison {
  const { pairs, added, removed } = matchAlternatives(old, now, matchingOf(direction, sides));
  const part = (action: string, effect: Difference["effect"]) =>
    here({ rule: `{subject}-all-of-${action}`, effect, what: `part of allOf ${action}` });
  return {
    differences: [...removed.map(() => part("removed", "widens")), ...added.map(() => part("added", "narrows"))],
    children: pairs.map(([a, b]) => ({ step: "(all of)", before: a, after: b })),
  };
}

interface Matches {
  pairs: [before: RawSchema, after: RawSchema][];
  added: RawSchema[];
  removed: RawSchema[];
}

interface Matching {
  isSame(before: RawSchema, after: RawSchema): boolean;
  flattenBefore: Flatten;
  flattenAfter: Flatten;
}

/**
 * Which alternative of a union became which: those of the same name, then those that say the same, then those with the
 * same tag, then what stands in place and is of the same type.
 */
function matchAlternatives(before: RawSchema[], after: RawSchema[], matching: Matching): Matches {
  const matches: Matches = { pairs: [], added: [...after], removed: [...before] };
  const pairUp = (fits: (before: RawSchema, after: RawSchema) => boolean) => {
    for (const old of [...matches.removed]) {
      const now = matches.added.find((candidate) => fits(old, candidate));
      if (now === undefined) continue;
      matches.pairs.push([old, now]);
      matches.removed.splice(matches.removed.indexOf(old), 1);
      matches.added.splice(matches.added.indexOf(now), 1);
    }
  };
  pairUp((old, now) => isAlike(referenceName(old), referenceName(now)));
  pairUp(matching.isSame);
  pairUp((old, now) => isAlike(tagOf(old, matching.flattenBefore), tagOf(now, matching.flattenAfter)));
  // Where some are new or gone, those of a type that there is once on each side.
  const isOnly = (type: string | undefined, members: RawSchema[]) =>
    members.filter((member) => typeOf(member) === type).length === 1;
  const [added, removed] = [[...matches.added], [...matches.removed]];
  const isClear = (type: string | undefined) =>
    added.length === removed.length || (isOnly(type, added) && isOnly(type, removed));
  pairUp((old, now) => isAlike(typeOf(old), typeOf(now)) && isClear(typeOf(old)));
  return matches;
}

function isAlike(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && before === after;
}

/** The one value of an alternative's `type` property: what JSON:API distinguishes resources by. */
function tagOf(schema: RawSchema, flatten: Flatten): string | undefined {
  const tag = flatten(schema).properties?.type;
  return isObject(tag) ? onlyValue(tag) : undefined;
}

/** The type of a schema in place. References of another name are something else, whatever their type. */
function typeOf(schema: RawSchema): string | undefined {
  if (!isObject(schema) || referenceName(schema) !== undefined || schema.type === undefined) return undefined;
  return JSON.stringify(schema.type);
}
