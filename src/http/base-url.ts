import { ArgumentError } from "../errors.js";
import { nameOfType } from "./redact.js";

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a secret may be sent there: https, or http on this machine. */
export function isSafeUrl({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && loopback.test(hostname));
}

/** The base URL without a slash at its end; throws an ArgumentError that says why one cannot be used. */
export function checkBaseUrl(baseUrl: unknown): string {
  const url = typeof baseUrl === "string" && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  // Never the text: it may be a token, put there by mistake.
  const found = typeof baseUrl === "string" ? "" : `, not ${nameOfType(baseUrl)}`;
  const fault = url ? faultOf(url) : `must be an https URL, such as https://api.appstoreconnect.apple.com${found}`;
  if (!url || fault) throw new ArgumentError(`baseUrl: ${fault}`);
  return withoutSlashes(url.href);
}

/** Not by a pattern, which would begin at every one of many slashes. */
function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === "/") end--;
  return text.slice(0, end);
}

/** Never the whole URL, which may hold a password or a token. */
function faultOf(url: URL): string | undefined {
  if (!/^https?:$/.test(url.protocol)) return `must be an https URL, not ${url.protocol}`;
  if (!isSafeUrl(url)) return `http would send the token in the clear to ${url.host}; use https`;
  if (url.href === url.origin + url.pathname) return undefined;
  return "must not hold a user name, a password, a query or a fragment";
}

/** Where a URL leads, for messages: its origin, or its scheme where it is none of HTTP, and nothing that may be secret. */
export function originOf({ origin, protocol }: URL): string {
  return origin.startsWith(protocol) ? origin : protocol;
}
