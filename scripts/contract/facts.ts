import type { Document } from "./document.js";

/** One leaf of the contract: where it stands, step by step, and its value. */
export type Facts = Map<string, string>;

const separator = " › ";
const notFacts = new Set(["description", "summary", "tags", "example", "examples", "x-source"]);

/**
 * Flattens a contract into its facts: everything but descriptions, tags and examples. List items are named by what they are
 * (a parameter's name, an enum's value), never by their place.
 */
export function factsOf(document: Document): Facts {
  const facts: Facts = new Map();
  collect(document, [], facts);
  return facts;
}

function collect(value: unknown, path: readonly string[], facts: Facts): void {
  if (typeof value !== "object" || value === null) {
    facts.set(path.join(separator), JSON.stringify(value));
    return;
  }
  const members = Array.isArray(value) ? value.map((item) => [itemName(item), item] as const) : Object.entries(value);
  const isMap = path.at(-1) === "properties";
  const kept = members.filter(([name]) => isMap || !notFacts.has(name));
  if (kept.length === 0) facts.set(path.join(separator), Array.isArray(value) ? "[]" : "{}");
  for (const [name, child] of kept) collect(child, [...path, name], facts);
}

function itemName(item: unknown): string {
  const { name, $ref } = (item ?? {}) as { name?: string; $ref?: string };
  return name ?? $ref ?? (typeof item === "string" ? item : JSON.stringify(item));
}

/** What moved between two sets of facts, a sentence each; a branch that is gone or new as a whole is said once. */
export function movedFacts(before: Facts, after: Facts): string[] {
  const removed = [...before.keys()].filter((path) => !after.has(path));
  const added = [...after.keys()].filter((path) => !before.has(path));
  const changed = [...before].filter(([path, value]) => after.has(path) && after.get(path) !== value);
  return [
    ...branches(removed, after).map((path) => `removed: ${path}`),
    ...branches(added, before).map((path) => `added: ${path}`),
    ...changed.map(([path, value]) => `changed: ${path} was ${value} and is ${after.get(path)}`),
  ];
}

/** The highest points below which the other side has nothing. */
function branches(paths: string[], otherSide: Facts): string[] {
  const present = new Set<string>();
  for (const path of otherSide.keys()) {
    const steps = path.split(separator);
    for (let depth = 1; depth <= steps.length; depth++) present.add(steps.slice(0, depth).join(separator));
  }
  const tops = paths.map((path) => {
    const steps = path.split(separator);
    const depth = steps.findIndex((_, index) => !present.has(steps.slice(0, index + 1).join(separator)));
    return steps.slice(0, depth + 1).join(separator);
  });
  return [...new Set(tops)];
}
