import { isDeepStrictEqual } from "node:util";
import { isMapOfNames, isValue, isWordy } from "./keywords.js";
import { componentOf, entriesOf, isObject, itemsOf, mappingReference, memberOf } from "./raw-schema.js";

/** Whether nodes of two documents mean the same: the same except for words, in them and in all they refer to. */
export type Sameness = (before: unknown, after: unknown) => boolean;

/**
 * Most of two documents is the same, and what is the same needs no second look. Components are compared once; one that
 * refers to a changed one counts as changed, however long the way.
 */
export function samenessOf(before: object, after: object): Sameness {
  const changed = changedComponents(before, after);
  return (a, b) => isSame(a, b, changed);
}

/** What a reference leads to, where that is no component and so not compared as one. */
const elsewhere = "elsewhere";
/** What a `$dynamicRef` leads to: it changes when any component does. */
const anywhere = "anywhere";

function changedComponents(before: object, after: object): Set<string> {
  const [old, now] = [componentsOf(before), componentsOf(after)];
  const changed = new Set([elsewhere, ...[...old.keys()].filter((name) => !now.has(name))]);
  const unsettled = new Map<string, readonly string[]>();
  for (const [name, component] of now) {
    if (!old.has(name) || !isSame(old.get(name), component, new Set())) changed.add(name);
    else unsettled.set(name, referencesIn(component));
  }
  if (changed.size > 1) changed.add(anywhere);
  return withReferrers(changed, unsettled);
}

/** Adds what refers to something changed, until nothing more does. */
function withReferrers(changed: Set<string>, references: Map<string, readonly string[]>): Set<string> {
  const referrers = new Map<string, string[]>();
  for (const [name, targets] of references) {
    for (const target of targets) referrers.set(target, [...(referrers.get(target) ?? []), name]);
  }
  // A set may grow while it is walked; what is added is walked too.
  for (const name of changed) for (const referrer of referrers.get(name) ?? []) changed.add(referrer);
  return changed;
}

function componentsOf(document: { components?: unknown }): Map<string, unknown> {
  return new Map(
    entriesOf(document.components).flatMap(([kind, members]) =>
      entriesOf(members).map(([name, component]) => [`${kind}/${name}`, component] as const),
    ),
  );
}

const known = new WeakMap<object, readonly string[]>();

/** Every component that something refers to. Documents share what an edit leaves alone, so it is kept. */
function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const found = known.get(value) ?? [
    ...new Set([...ownReferences(value), ...Object.values(value).flatMap(referencesIn)]),
  ];
  known.set(value, found);
  return found;
}

/** What an object itself refers to: by `$ref`, or by the mapping of a discriminator. */
function ownReferences(value: object): string[] {
  if (!isObject(value)) return [];
  const mapped = entriesOf(value.mapping).map(([, target]) => mappingReference(target));
  const found = [value.$ref, ...mapped].flatMap((reference) =>
    typeof reference === "string" && reference.startsWith("#") ? [componentOf(reference) ?? elsewhere] : [],
  );
  return typeof value.$dynamicRef === "string" ? [...found, anywhere] : found;
}

function isSame(before: unknown, after: unknown, changed: ReadonlySet<string>, key = ""): boolean {
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null) {
    return before === after;
  }
  const isChanged = (name: string) => changed.has(name);
  if (before === after || isValue(key)) {
    return isDeepStrictEqual(before, after) && !referencesIn(after).some(isChanged);
  }
  if (Array.isArray(before) || Array.isArray(after)) {
    const [old, now] = [itemsOf(before), itemsOf(after)];
    return (
      Array.isArray(before) === Array.isArray(after) &&
      old.length === now.length &&
      old.every((item, at) => isSame(item, now[at], changed))
    );
  }
  if (ownReferences(after).some(isChanged)) return false;
  const isCompared = (name: string) => isMapOfNames(key) || !isWordy(name);
  const keys = Object.keys(before).filter(isCompared);
  if (keys.length !== Object.keys(after).filter(isCompared).length) return false;
  return keys.every(
    (name) =>
      Object.hasOwn(after, name) &&
      isSame(memberOf(before, name), memberOf(after, name), changed, isMapOfNames(key) ? "" : name),
  );
}
