import { Agent, type Dispatcher, EnvHttpProxyAgent, Pool } from "undici";
import type { ProxySettings } from "./proxy-settings.js";

/** Who waits says for how long: the transport and downloads have limits of their own. */
const timeouts = { headersTimeout: 0, bodyTimeout: 0 };

/**
 * A pool of connections to a proxy. undici waits for ever, and connects again at once each time, when a proxy closes the
 * connection instead of answering CONNECT: it takes that failure for one of a connection that is in use.
 */
function poolOfProxy(origin: URL, options: object): Dispatcher {
  const pool = new Pool(origin, options);
  const connect = pool.connect.bind(pool) as (options: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData>;
  const connectOrFail = (options: Dispatcher.ConnectOptions) =>
    connect(options).catch((cause: unknown) => {
      throw Object.assign(new Error("the proxy closed the connection", { cause }), { code: "ECONNRESET" });
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
