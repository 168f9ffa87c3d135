import { type Edit, type Node, type Place, valueAt } from "./places.js";

/**
 * What stands at a place afterwards, where a member that is undefined is removed; or a list of edits, where it takes
 * more than that; or anything falsy, where the change cannot be made.
 */
export type Change = (value: Node, place: Place) => unknown;

/** Changes by what exactly they do. */
type Changes = Record<string, Change>;

/** What can be changed at each kind of place. */
export type Rules = Record<string, Partial<Record<Verb, Changes>>>;

/** What is done to a contract at one place. */
export type Verb = "remove" | "rename" | "retype" | "add" | "narrow" | "widen" | "reword" | "corrupt";

/** The edits that a change makes at a place; undefined where it cannot be made, or would leave everything as it was. */
export function editsFor(change: Change, place: Place): Edit[] | undefined {
  const made = change(place.value, place);
  if (!made) return undefined;
  if (Array.isArray(made)) return made;
  if (JSON.stringify(made) === JSON.stringify(place.value)) return undefined;
  const value = typeof made === "object" ? withoutUndefined(made) : made;
  return [{ path: place.path, value }];
}

/** Gives an object these members, in place of those that it has under the same names. */
export function having(...all: object[]): Changes {
  return each("with", all, (value, members) => ({ ...value, ...members }));
}

export function without(...keys: string[]): Changes {
  return each("without", keys, (value, key) => ({ ...value, [key]: undefined }));
}

/** Puts another object there. */
export function become(...all: object[]): Changes {
  return each("become", all, (_, value) => value);
}

/** Puts an item at the end of a list. */
export function adding(key: string, ...items: unknown[]): Changes {
  return each(key, items, (value, item) => ({ ...value, [key]: [...((value[key] as unknown[]) ?? []), item] }));
}

/** Puts the items of a list or the members of an object in reverse order. */
export function reordered(...keys: string[]): Changes {
  return each("order of", keys, (value, key) => {
    const reversed = Object.entries(value[key] ?? {}).reverse();
    const list = Array.isArray(value[key]) ? reversed.map(([, item]) => item) : Object.fromEntries(reversed);
    return value[key] && { ...value, [key]: list };
  });
}

/** One change for each item, which is named in it. */
function each<Item>(what: string, items: Item[], change: (value: Node, item: Item) => unknown): Changes {
  return Object.fromEntries(items.map((item) => [`${what} ${JSON.stringify(item)}`, (value) => change(value, item)]));
}

function withoutUndefined(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, member]) => member !== undefined));
}

export function removed(_: unknown, { path }: Place): Edit[] {
  return [{ path, value: undefined }];
}

/** Gives what stands there another key, at the same position among its siblings. */
export function renamed(place: Place, to: string): Edit[] {
  const members = Object.entries(ownerOf<object>(place)).map(([key, value]) => [key === place.key ? to : key, value]);
  return [{ path: place.path.slice(0, -1), value: Object.fromEntries(members) }];
}

/** What holds the place, so many steps above it. */
export function ownerOf<Owner = Node>({ document, path }: Place, steps = 1): Owner {
  return valueAt(document, path.slice(0, -steps)) as Owner;
}
