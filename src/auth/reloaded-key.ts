import type { IndividualKey, TeamKey } from "./credentials.js";

type Key = TeamKey | IndividualKey;

/** Neither enumerable nor copied: credentials compare as the ids and the key that they are. */
const reload = Symbol("reload");

interface Reloadable {
  [reload]?: () => Promise<Key>;
}

/** Marks credentials whose key can be read again from where it came from. */
export function reloadable(credentials: Key, load: () => Promise<Key>): Key {
  return Object.defineProperty(credentials, reload, { value: load, configurable: true });
}

/** How to read a key again; undefined for one that is in no file. */
export function reloadOf(credentials: object): (() => Promise<Key>) | undefined {
  return (credentials as Reloadable)[reload];
}
