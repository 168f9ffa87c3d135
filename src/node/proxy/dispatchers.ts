import { Agent, EnvHttpProxyAgent } from "undici";
import type { ProxySettings } from "./proxy-settings.js";

/** Who waits says for how long: the transport and downloads have limits of their own. */
const timeouts = { headersTimeout: 0, bodyTimeout: 0 };

/**
 * What sends requests through proxies, and what sends them without, whatever the dispatcher of the process does.
 * `NO_PROXY` has been obeyed before.
 */
export function createDispatchers({ https, http }: Pick<ProxySettings, "https" | "http">) {
  const urlOf = (proxy: ProxySettings["http"]) => proxy?.url.href ?? "";
  return {
    direct: new Agent(timeouts),
    proxied: new EnvHttpProxyAgent({ ...timeouts, httpProxy: urlOf(http), httpsProxy: urlOf(https), noProxy: "" }),
  };
}
