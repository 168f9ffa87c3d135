import { BlockList, isIP } from "node:net";
import type { Dispatcher, Pool } from "undici";
import { reasonOf } from "../http/redact.js";
import { ArgumentError } from "../index.js";
import { familyOf, zoneOf } from "./network-zone.js";

/**
 * A `fetch` that obeys `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, lower case too, for `createClient`;
 * downloads use that of their client. `https:` URLs go through `HTTP_PROXY` where no other variable names a proxy;
 * `NO_PROXY` may hold networks, such as 10.0.0.0/8, for URLs with an IP address. Requests to this machine, as to a
 * sandbox, never go through a proxy. On Node it is the built-in `fetch` with a dispatcher of undici's, loaded with the
 * first request; without a proxy it is the built-in `fetch`, and so it is on Bun and Deno, which obey the variables.
 *
 * @param env the environment variables. Default `process.env`
 * @throws `ArgumentError` when the value of a variable is not an http or https proxy, such as a SOCKS proxy
 * @example
 * const client = createClient({ credentials: credentialsFromEnv(), fetch: proxyFetch() });
 */
export function proxyFetch(
  env: Record<string, string | undefined> = process.env,
): (url: string, init: RequestInit) => Promise<Response> {
  const settings = process.versions.undici === undefined ? undefined : proxySettingsFrom(env);
  if (!settings) return globalThis.fetch;
  let chooseDispatcher: ReturnType<typeof loadDispatchers> | undefined;
  return async (url, init) => {
    chooseDispatcher ??= loadDispatchers(settings);
    const dispatcher = (await chooseDispatcher)(url);
    return globalThis.fetch(url, { ...init, dispatcher } as RequestInit);
  };
}

/** Timeouts belong to the transport and to downloads. */
const timeouts = { headersTimeout: 0, bodyTimeout: 0 };

/**
 * What sends requests through proxies, and what sends them without, whatever the dispatcher of the process does.
 * {@link proxyFor} obeys `NO_PROXY`.
 */
async function loadDispatchers(settings: ProxySettings): Promise<(url: string) => unknown> {
  // The built-in `fetch` first sets a dispatcher of its own for all; undici would, where there is none.
  new Headers();
  const { Agent, EnvHttpProxyAgent, Pool } = await import("undici");
  const direct = new Agent(timeouts);
  const proxied = new EnvHttpProxyAgent({
    ...timeouts,
    httpProxy: settings.http?.url.href ?? "",
    httpsProxy: settings.https?.url.href ?? "",
    noProxy: "",
    clientFactory: (origin, options) => namingProxy(new Pool(origin, options), origin),
  });
  return (url) => (proxyFor(settings, url) ? proxied : direct);
}

/** Codes of failures after which undici connects again at once, for ever: as if they were of a connection in use. */
const repeatedCodes = ["UND_ERR_INFO", "UND_ERR_SOCKET"];

/** Makes a pool of connections to a proxy name the proxy when it cannot be reached. */
function namingProxy(pool: Pool, origin: URL): Dispatcher {
  const connect = pool.connect.bind(pool) as (options: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData>;
  const connectOrFail = (options: Dispatcher.ConnectOptions) =>
    connect(options).catch((cause: { code?: string }) => {
      const message = `no connection to the proxy ${origin.protocol}//${origin.host}: ${reasonOf(cause)}`;
      const code = repeatedCodes.includes(cause.code ?? "UND_ERR_INFO") ? "ECONNRESET" : cause.code;
      throw Object.assign(new Error(message), { code });
    });
  return Object.assign(pool, { connect: connectOrFail });
}

/** A proxy from the environment. */
export interface Proxy {
  /** The variable that names it. */
  variable: string;
  /** With user and password, a secret. */
  url: URL;
}

/** The proxies of the environment. */
export interface ProxySettings {
  /** For `https:` URLs. */
  https: Proxy | undefined;
  /** For `http:` URLs, and for `https:` ones where no other proxy is named. */
  http: Proxy | undefined;
  noProxy: string;
}

type Environment = Record<string, string | undefined>;

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` where one of them names none, and `NO_PROXY`; lower case comes first,
 * and an empty value names none. Undefined without a proxy.
 *
 * @throws ArgumentError that names the variable and never its value, which may hold a password
 */
export function proxySettingsFrom(env: Environment): ProxySettings | undefined {
  const [https, http] = ["HTTPS_PROXY", "HTTP_PROXY"].map((name) => proxyIn(env, name) ?? proxyIn(env, "ALL_PROXY"));
  return https || http ? { https, http, noProxy: valueIn(env, "NO_PROXY")?.value ?? "" } : undefined;
}

/** The proxy that requests to a URL go through: never one to this machine, or to a host that `NO_PROXY` names. */
export function proxyFor({ https, http, noProxy }: ProxySettings, url: string): Proxy | undefined {
  const target = new URL(url);
  if (zoneOf(target.hostname) === "loopback" || isExcluded(target, noProxy)) return undefined;
  return target.protocol === "https:" ? (https ?? http) : http;
}

function proxyIn(env: Environment, name: string): Proxy | undefined {
  const { variable = name, value = "" } = valueIn(env, name) ?? {};
  if (value === "") return undefined;
  const url = urlOf(value);
  if (url) return { variable, url };
  const note = /^socks/i.test(value) ? "SOCKS is not supported" : "user and password are percent-encoded";
  throw new ArgumentError(
    `${variable}: must be the http or https URL of a proxy, such as http://proxy.example:3128; ${note}`,
  );
}

function valueIn(env: Environment, name: string): { variable: string; value: string } | undefined {
  for (const variable of [name.toLowerCase(), name]) {
    const value = env[variable];
    if (value !== undefined) return { variable, value: value.trim() };
  }
  return undefined;
}

/** As in curl, a value without a scheme is http. */
function urlOf(value: string): URL | undefined {
  const text = value.includes("://") ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && isDecodable(url) ? url : undefined;
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

const defaultPorts: Record<string, string> = { "https:": "443", "http:": "80" };

/**
 * A name matches a host and its subdomains, with or without a port; a leading dot or asterisk is ignored. A network
 * such as 10.0.0.0/8 matches the addresses in it, and no names that resolve to them.
 */
function isExcluded({ protocol, hostname, port }: URL, noProxy: string): boolean {
  const entries = noProxy.toLowerCase().split(/[,\s]+/);
  return entries.some((entry) => {
    if (entry === "*" || isInNetwork(hostname, entry)) return true;
    const name = entry.replace(/^\*?\./, "");
    const [, named = name, ofPort] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(name) ?? [];
    const host = named.includes(":") && !named.startsWith("[") ? `[${named}]` : named;
    const isPort = ofPort === undefined || ofPort === (port || defaultPorts[protocol]);
    return host !== "" && isPort && (hostname === host || hostname.endsWith(`.${host}`));
  });
}

function isInNetwork(hostname: string, entry: string): boolean {
  const address = withoutBrackets(hostname);
  const [network = "", prefix = "", ...more] = entry.split("/");
  const [subnet, bits] = [withoutBrackets(network), Number(prefix)];
  const isNetwork = /^\d{1,3}$/.test(prefix) && more.length === 0 && bits <= (isIP(subnet) === 6 ? 128 : 32);
  if (!isNetwork || isIP(subnet) === 0 || isIP(address) === 0) return false;
  const list = new BlockList();
  list.addSubnet(subnet, bits, familyOf(subnet));
  return list.check(address, familyOf(address));
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, "");
}
