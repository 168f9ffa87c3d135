import { proxyFetch } from "../../node/index.js";
import type { Context } from "../context.js";
import type { Io } from "../io.js";

type Fetch = NonNullable<Io["fetch"]>;

const made = new WeakMap<Io, Fetch>();

/** What the command sends requests with: through the proxies that the environment names, except in a test. */
export function fetchFrom({ io }: Context): Fetch {
  const fetch = io.fetch ?? made.get(io) ?? proxyFetch(io.env);
  made.set(io, fetch);
  return fetch;
}
