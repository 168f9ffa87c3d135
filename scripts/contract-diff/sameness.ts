import { entriesOf, isObject } from "./raw-schema.js";
import { isMapOfNames, isWordy } from "./words.js";

/** Tells nodes of two documents that mean the same: the same but for words, in them and in all they refer to. */
export type Sameness = (before: unknown, after: unknown) => boolean;

/**
 * Most of two documents is the same, and what is the same needs no second look. Components are compared once; one that
 * refers to a changed one counts as changed, however long the way.
 */
export function samenessOf(before: Document, after: Document): Sameness {
  const changed = changedComponents(before, after);
  const same: Sameness = (a, b) => isSame(a, b, (reference) => changed.has(componentOf(reference)));
  return same;
}

type Document = { components?: unknown };

function changedComponents(before: Document, after: Document): Set<string> {
  const old = components(before);
  const referrers = new Map<string, string[]>();
  const changed: string[] = [];
  const now = components(after);
  for (const [name, component] of now) {
    if (!old.has(name) || !isSame(old.get(name), component, () => false)) changed.push(name);
    for (const reference of referencesIn(component)) {
      referrers.set(reference, [...(referrers.get(reference) ?? []), name]);
    }
  }
  for (const name of old.keys()) if (!now.has(name)) changed.push(name);
  const reached = new Set<string>();
  for (let name = changed.pop(); name !== undefined; name = changed.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    changed.push(...(referrers.get(name) ?? []));
  }
  return reached;
}

function components(document: Document): Map<string, unknown> {
  return new Map(
    entriesOf(document.components).flatMap(([kind, members]) =>
      entriesOf(members).map(([name, component]) => [`#/components/${kind}/${name}`, component] as const),
    ),
  );
}

function componentOf(reference: string): string {
  return reference.split("/").slice(0, 4).join("/");
}

function referencesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== "object" || value === null) return found;
  if (isObject(value) && typeof value.$ref === "string") found.add(componentOf(value.$ref));
  for (const child of Object.values(value)) referencesIn(child, found);
  return found;
}

function isSame(before: unknown, after: unknown, isChanged: (reference: string) => boolean, key = ""): boolean {
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null) {
    return before === after && !(key === "$ref" && isChanged(String(after)));
  }
  if (Array.isArray(before) || Array.isArray(after)) {
    return (
      Array.isArray(before) &&
      Array.isArray(after) &&
      before.length === after.length &&
      before.every((item, at) => isSame(item, after[at], isChanged))
    );
  }
  const isCompared = (name: string) => isMapOfNames(key) || !isWordy(name);
  const keys = Object.keys(before).filter(isCompared);
  if (keys.length !== Object.keys(after).filter(isCompared).length) return false;
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return keys.every((name) => Object.hasOwn(now, name) && isSame(old[name], now[name], isChanged, name));
}
