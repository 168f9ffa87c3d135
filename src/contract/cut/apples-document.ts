import type { Document } from "./document.js";

/** Where Apple serves the newest document. */
export const publishedDocument =
  "https://developer.apple.com/sample-code/app-store-connect/app-store-connect-openapi-specification.zip";

const title = "App Store Connect API";
const host = "api.appstoreconnect.apple.com";

/** Refuses what is no full document of Apple's, and says what it is instead. */
export function checkIsApples({ info, servers }: Document, source: string): void {
  const refuse = (what: string) => {
    throw new Error(`${source}: not Apple's document of the ${title}: ${what}`);
  };
  if ("x-source" in info) refuse("it is a contract, cut already");
  if (info.title !== title) refuse(`its title is ${quoted(info.title)}`);
  const urls = (Array.isArray(servers) ? servers : []).map((server: { url?: unknown } | null) => server?.url);
  if (!urls.some(isApples)) refuse(`its server is ${quoted(urls[0])}, not ${host}`);
  if (!/^\d{1,5}(\.\d{1,5}){0,3}$/.test(info.version)) refuse(`its version is ${quoted(info.version)}`);
}

function isApples(url: unknown): boolean {
  return typeof url === "string" && URL.canParse(url) && new URL(url).host === host;
}

function quoted(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value).slice(0, 100);
}
