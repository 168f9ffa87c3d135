import { defaultBaseUrl } from "../../http/settings.js";
import { proxyFor, proxySettingsFrom } from "../../node/proxy/proxy-settings.js";
import { baseUrlFrom } from "../args/connect.js";
import type { ConnectionFlags } from "../args/global-options.js";
import type { Context } from "../context.js";
import { type Check, done } from "./check.js";

/** Which proxy requests to App Store Connect go through, without its user and password; nothing where none is named. */
export function checkProxy(context: Context, flags: ConnectionFlags): Check[] {
  const settings = proxySettingsFrom(context.io.env);
  if (!settings) return [];
  const baseUrl = baseUrlFrom(context, flags) ?? defaultBaseUrl;
  const { host } = new URL(baseUrl);
  const proxy = proxyFor(settings, baseUrl);
  if (!proxy) return [done("proxy", `none for ${host}: it is this machine, or NO_PROXY names it`)];
  const { variable, url } = proxy;
  const password = url.password ? ", with a password" : "";
  return [done("proxy", `${host} through ${url.protocol}//${url.host}, which ${variable} names${password}`)];
}
