import type { DownloadContext } from "../download/download-options.js";
import { fetchServed, withoutQuery } from "./fetch-served.js";
import type { HostedPlaces } from "./hosted-files.js";
import type { HostedFile } from "./hosted-report.js";

/**
 * Looks for the first missing file where hosts and tools for uploads put it: in another case, or without its folder. Its
 * message then says so.
 */
export async function findMisplaced(
  files: readonly HostedFile[],
  { folder }: HostedPlaces,
  context: DownloadContext,
): Promise<HostedFile[]> {
  const allMissing = files.filter(({ status }) => status === "missing");
  // A missing manifest is missing by itself.
  const missing = allMissing.find(({ path }) => path.includes("/")) ?? allMissing[0];
  if (!missing) return [...files];
  for (const path of otherPlaces(missing.path)) {
    const url = folder + path;
    const { status } = await fetchServed({ path, url, maxBytes: 1 }, "plain", context);
    if (status !== "ok") continue;
    const how =
      path.toLowerCase() === missing.path.toLowerCase()
        ? "in another case: paths are case-sensitive"
        : "without its folder: keep the layout, or give the URL of each file";
    const message = `${missing.message}; it is served as ${withoutQuery(url)}, ${how}`;
    return files.map((file) => (file === missing ? { ...file, message } : file));
  }
  return [...files];
}

function otherPlaces(path: string): string[] {
  const [name = ""] = path.split("/").slice(-1);
  const capitalized = path.charAt(0).toUpperCase() + path.slice(1);
  const places = [path.toLowerCase(), path.toUpperCase(), capitalized, path.replace(name, name.toUpperCase()), name];
  return [...new Set(places)].filter((place) => place !== path);
}
