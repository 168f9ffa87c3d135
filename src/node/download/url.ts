import { isSafeUrl } from "../../http/settings.js";
import { UnexpectedResponseError } from "../../index.js";
import { mayLeadTo } from "../network-zone.js";

/** Where a file is. */
export interface RemoteUrl {
  /** A secret. */
  url: string;
  /** When it expires, in milliseconds since 1970; undefined when that is not known. */
  expiresAt: number | undefined;
}

/** The attributes that say where a file is. Untrusted. */
interface SourceAttributes {
  url?: unknown;
  urlExpirationDate?: unknown;
  fileChecksum?: unknown;
}

/** Where the file of a version, variant or delta is, and what the API says its SHA-256 is. */
export function sourceOf(
  document: { data: { attributes?: SourceAttributes } | null },
  path: string,
  now: number,
): RemoteUrl & { checksum: string | undefined } {
  const { url, urlExpirationDate, fileChecksum } = document.data?.attributes ?? {};
  return {
    url: checkUrl(url, path),
    expiresAt: expiryOf(urlExpirationDate, now),
    checksum: typeof fileChecksum === "string" ? fileChecksum : undefined,
  };
}

/** When a URL that was issued now expires. A time in the past means that a clock is wrong, and is ignored. */
export function expiryOf(date: unknown, now: number): number | undefined {
  const expiresAt = typeof date === "string" ? Date.parse(date) : Number.NaN;
  return expiresAt > now ? expiresAt : undefined;
}

/** Whether a URL may be requested. */
export function isUsableUrl(url: unknown): url is string {
  const parsed = typeof url === "string" && URL.canParse(url) ? new URL(url) : undefined;
  return parsed !== undefined && isSafeUrl(parsed) && hasNoUser(parsed);
}

/** No message contains the URL, which is a secret. */
function checkUrl(url: unknown, path: string): string {
  if (typeof url !== "string" || url === "") throw new UnexpectedResponseError(`${path}: the response has no url`);
  if (isUsableUrl(url)) return url;
  throw new UnexpectedResponseError(`${path}: its url cannot be used; it must be https`);
}

/**
 * Where a redirect leads, checked: https only, except http from and to this machine. No outside server may redirect to
 * what only this machine or its network can reach.
 */
function checkRedirect(location: string, from: string, path: string): string {
  const target = URL.canParse(location, from) ? new URL(location, from) : undefined;
  const isDowngrade = target?.protocol === "http:" && new URL(from).protocol === "https:";
  if (target && isSafeUrl(target) && !isDowngrade && hasNoUser(target)) {
    if (mayLeadTo(new URL(from).hostname, target.hostname)) return target.href;
    throw new UnexpectedResponseError(`${path}: redirected to a private address or this machine, which is refused`);
  }
  throw new UnexpectedResponseError(`${path}: redirected to a URL that cannot be used; it must be https`);
}

const maxRedirects = 5;

/** Follows redirects by hand, so that none leads to plain http. `hops` begins with a URL and gets every other one. */
export async function followRedirects(
  path: string,
  hops: string[],
  send: (url: string) => Promise<Response>,
): Promise<Response> {
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const url = hops.at(-1) ?? "";
    const response = await send(url);
    const location = response.status >= 300 && response.status < 400 ? response.headers.get("Location") : null;
    if (!location) return response;
    hops.push(checkRedirect(location, url, path));
  }
  throw new UnexpectedResponseError(`${path}: redirected more than ${maxRedirects} times`);
}

/** `fetch` refuses a URL with a user in it, and prints it. */
function hasNoUser({ username, password }: URL): boolean {
  return username === "" && password === "";
}
