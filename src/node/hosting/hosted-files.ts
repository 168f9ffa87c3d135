import { ArgumentError } from "../../index.js";
import { isUsableUrl } from "../download/url.js";

/** Where the files of a package are hosted. */
export interface HostedPlaces {
  /** The folder, with a slash at its end. */
  folder: string;
  /** The URL of a file. */
  urlOf(path: string): string;
}

/**
 * Reads where a package is hosted: the URL of its folder, or of the manifest in it, and the URLs of single files, as
 * AltStore's `assetURLs`.
 *
 * @throws ArgumentError for a URL that devices could not use
 */
export function hostedPlaces(url: string, assetUrls: Record<string, string> = {}): HostedPlaces {
  const { origin, pathname, search, hash } = new URL(usableUrl("url", url));
  if (search || hash) throw new ArgumentError("url: the URL of a folder has no query and no fragment");
  const folder = `${origin}${pathname.replace(/\/manifest\.json$/, "").replace(/\/$/, "")}/`;
  if (typeof assetUrls !== "object" || assetUrls === null || Array.isArray(assetUrls)) {
    throw new ArgumentError("assetUrls: must be an object of file names without extension, and URLs");
  }
  const known = new Map(Object.entries(assetUrls));
  for (const [name, assetUrl] of known) usableUrl(`assetUrls: ${JSON.stringify(name.slice(0, 80))}`, assetUrl);
  return {
    folder,
    urlOf: (path) => known.get(assetName(path)) ?? folder + path.split("/").map(encodeURIComponent).join("/"),
  };
}

/** The name of a file in AltStore's `assetURLs`: without its folder and its extension. */
export function assetName(path: string): string {
  return (path.split("/").at(-1) ?? "").replace(/\.[^.]+$/, "");
}

function usableUrl(name: string, url: unknown): string {
  if (isUsableUrl(url)) return url;
  throw new ArgumentError(`${name}: must be an https URL without a user name: devices install from https only`);
}
