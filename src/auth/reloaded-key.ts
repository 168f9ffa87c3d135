import type { IndividualKey, TeamKey } from "./credentials.js";
import type { TokenSource } from "./token.js";

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

/**
 * A token source that reads the key again when a token is refused, since somebody may have replaced it. A key that
 * cannot be read then, or has not changed, leaves things as they are.
 */
export function createReloadingSource(
  credentials: Key,
  load: () => Promise<Key>,
  sourceOf: (credentials: Key) => TokenSource,
): TokenSource {
  let current = credentials;
  let source = sourceOf(current);
  let loading: Promise<void> | undefined;
  async function loadChanged(): Promise<void> {
    const found = await load().catch(() => current);
    if (isSame(found, current)) return;
    current = found;
    source = sourceOf(found);
  }
  return {
    get: () => source.get(),
    async renew(refused) {
      loading ??= loadChanged();
      const shared = loading;
      await shared;
      if (loading === shared) loading = undefined;
      return source.renew(refused);
    },
    forget() {
      loading = undefined;
      source.forget();
    },
  };
}

function isSame(one: Key, other: Key): boolean {
  return one.keyId === other.keyId && one.issuerId === other.issuerId && one.privateKey === other.privateKey;
}
