import { type ProxySettings, proxyFor, proxySettingsFrom } from "./proxy-settings.js";

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * A `fetch` that obeys `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, lower case too, for `createClient`;
 * downloads use that of their client. `https:` URLs go through `HTTP_PROXY` where nothing else names one; `NO_PROXY` may
 * hold networks, such as 10.0.0.0/8, for URLs with an address of IP. Requests to this machine, as to a
 * sandbox, never go through a proxy. On Node it is the built-in `fetch` with a dispatcher of undici's, loaded with the
 * first request; without a proxy it is the built-in `fetch`, and so it is on Bun and Deno, which obey the variables.
 *
 * @param env where the variables are. Default `process.env`
 * @throws {@link ArgumentError} when a variable names no proxy over http or https, such as one of SOCKS
 * @example
 * const client = createClient({ credentials: credentialsFromEnv(), fetch: proxyFetch() });
 */
export function proxyFetch(env: Record<string, string | undefined> = process.env): Fetch {
  const settings = process.versions.undici === undefined ? undefined : proxySettingsFrom(env);
  if (!settings) return globalThis.fetch;
  let chooseDispatcher: ReturnType<typeof loadDispatchers> | undefined;
  return async (url, init) => {
    chooseDispatcher ??= loadDispatchers(settings);
    const dispatcher = (await chooseDispatcher)(url);
    return globalThis.fetch(url, { ...init, dispatcher } as RequestInit);
  };
}

async function loadDispatchers(settings: ProxySettings): Promise<(url: string) => unknown> {
  // The built-in `fetch` first sets a dispatcher of its own for all; undici would, where there is none.
  new Headers();
  const { createDispatchers } = await import("./dispatchers.js");
  const { direct, proxied } = createDispatchers(settings);
  return (url) => (proxyFor(settings, url) ? proxied : direct);
}
