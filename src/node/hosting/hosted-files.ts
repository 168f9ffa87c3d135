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
export function hostedPlaces(url: string, assetUrls: Record<string, string> = {}, name = "url"): HostedPlaces {
  const { origin, pathname, search, hash } = new URL(hostedUrl(name, url));
  if (search || hash)
    throw new ArgumentError(`${name}: the URL of a folder has no query and no fragment; assetUrls may have them`);
  const folder = `${origin}${pathname.replace(/\/manifest\.json$/, "").replace(/\/$/, "")}/`;
  if (typeof assetUrls !== "object" || assetUrls === null || Array.isArray(assetUrls)) {
    throw new ArgumentError("assetUrls: must be an object of file names without extension, and URLs");
  }
  const known = new Map(Object.entries(assetUrls));
  for (const [name, assetUrl] of known) {
    const what = `assetUrls: ${JSON.stringify(name.slice(0, 80))}`;
    hostedUrl(what, assetUrl);
    if (/\/|\.(ipa|json)$/i.test(name)) {
      throw new ArgumentError(`${what}: names are those of files, without folder and extension`);
    }
  }
  return {
    folder,
    urlOf: (path) => known.get(assetName(path)) ?? folder + path.split("/").map(encodeURIComponent).join("/"),
  };
}

/** The name of a file in AltStore's `assetURLs`: without its folder and its extension. */
export function assetName(path: string): string {
  return (path.split("/").at(-1) ?? "").replace(/\.[^.]+$/, "");
}

/** Whether devices may be sent to a URL. `URL` forgives blanks, which not every reader does. */
export function isHostedUrl(url: unknown): url is string {
  return isUsableUrl(url) && !/\s/.test(url);
}

function hostedUrl(name: string, url: unknown): string {
  if (isHostedUrl(url)) return url;
  throw new ArgumentError(
    `${name}: must be an https URL without user name and blanks: devices install from https only`,
  );
}
