import { Agent, type Dispatcher, EnvHttpProxyAgent, Pool } from "undici";
import { reasonOf } from "../../http/redact.js";
import type { ProxySettings } from "./proxy-settings.js";

/** Who waits says for how long: the transport and downloads have limits of their own. */
const timeouts = { headersTimeout: 0, bodyTimeout: 0 };

/** Codes of failures after which undici connects again at once, for ever: as if they were of a connection in use. */
const repeated = ["UND_ERR_INFO", "UND_ERR_SOCKET"];

/** A pool of connections to a proxy, which is named when there is no connection to it. */
function poolOfProxy(origin: URL, options: object): Dispatcher {
  const pool = new Pool(origin, options);
  const connect = pool.connect.bind(pool) as (options: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData>;
  const connectOrFail = (options: Dispatcher.ConnectOptions) =>
    connect(options).catch((cause: { code?: string }) => {
      const message = `no connection to the proxy ${origin.protocol}//${origin.host}: ${reasonOf(cause)}`;
      const code = repeated.includes(cause.code ?? "UND_ERR_INFO") ? "ECONNRESET" : cause.code;
      throw Object.assign(new Error(message), { code });
    });
  return Object.assign(pool, { connect: connectOrFail });
}

/**
 * What sends requests through proxies, and what sends them without, whatever the dispatcher of the process does.
 * `NO_PROXY` has been obeyed before.
 */
export function createDispatchers({ https, http }: Pick<ProxySettings, "https" | "http">) {
  const urlOf = (proxy: ProxySettings["http"]) => proxy?.url.href ?? "";
  return {
    direct: new Agent(timeouts),
    proxied: new EnvHttpProxyAgent({
      ...timeouts,
      httpProxy: urlOf(http),
      httpsProxy: urlOf(https),
      noProxy: "",
      clientFactory: poolOfProxy,
    }),
  };
}
