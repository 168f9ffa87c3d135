import { type Document, isObject } from "./document.js";

/** One leaf of the contract: where it stands, step by step, and its value. */
export type Facts = Map<string, string>;

export const separator = " › ";
const wordy = new Set(["description", "summary", "externalDocs", "tags", "example", "examples"]);

/**
 * Flattens a contract into its facts: everything but descriptions, links to documentation, tags and examples. List items are named by what
 * they are (a parameter's name, an enum's value), never by their place.
 */
export function factsOf(document: Document): Facts {
  const facts: Facts = new Map();
  collect(document, [], { fact: (path, value) => facts.set(path.join(separator), value), words: () => {} });
  return facts;
}

/** What `factsOf` leaves out, as JSON: each description, summary, tag and example, by its place. */
export function wordsOf(document: Document): Map<string, string> {
  const words = new Map<string, string>();
  const note = (path: readonly string[], value: unknown) => words.set(path.join(separator), JSON.stringify(value));
  collect(document, [], {
    fact: () => {},
    words: (path, value) => {
      if (path.at(-1) !== "examples" || !isObject(value)) return note(path, value);
      for (const [name, example] of Object.entries(value)) note([...path, name], example);
    },
  });
  return words;
}

interface Leaves {
  fact: (path: readonly string[], value: string) => void;
  words: (path: readonly string[], value: unknown) => void;
}

function collect(value: unknown, path: readonly string[], leaves: Leaves): void {
  if (typeof value !== "object" || value === null) {
    leaves.fact(path, JSON.stringify(value));
    return;
  }
  const members = Array.isArray(value) ? value.map((item) => [itemName(item), item] as const) : Object.entries(value);
  // A property, an enum value or a parameter may be called `description`; it is a fact all the same.
  const namesAreFacts = Array.isArray(value) || path.at(-1) === "properties";
  const isWordy = (name: string) => !namesAreFacts && wordy.has(name);
  if (members.every(([name]) => isWordy(name))) leaves.fact(path, Array.isArray(value) ? "[]" : "{}");
  for (const [name, child] of members) {
    if (isWordy(name)) leaves.words([...path, name], child);
    else collect(child, [...path, name], leaves);
  }
}

function itemName(item: unknown): string {
  const { name, $ref } = (item ?? {}) as { name?: string; $ref?: string };
  const withoutWords = () => JSON.stringify(item, (key, value) => (wordy.has(key) ? undefined : value));
  return name ?? $ref ?? (typeof item === "string" ? item : withoutWords());
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
    // A value may stand where the other side has a branch: then every step is there, and the path is the point.
    return depth === -1 ? path : steps.slice(0, depth + 1).join(separator);
  });
  return [...new Set(tops)];
}
