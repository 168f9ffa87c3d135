import type { Settings } from "./settings.js";

type Fetch = Settings["fetch"];

const fetches = new WeakMap<object, Fetch>();

/** Keeps what a client sends requests with, for downloads, beside the client: it is no part of what callers see. */
export function keepFetch(client: object, fetch: Fetch): void {
  fetches.set(client, fetch);
}

/** What a client sends requests with; the global `fetch` for what this package has not made. */
export function fetchOf(client: object): Fetch {
  return fetches.get(client) ?? ((url, init) => globalThis.fetch(url, init));
}
