import { excerpt } from "../redact.js";
import { IntegrityError } from "./errors.js";

/** Files of a package that the manifest does not list. */
export const ownFiles = ["manifest.json", "signature"] as const;

/** Names that Windows gives to devices, whatever their ending. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** What is wrong with a path from a manifest; undefined when it stays in the package on every system. */
function faultOfPath(path: string): string | undefined {
  if (path === "" || path.length > 1_000) return "empty or too long";
  if (/[\p{Cc}\\:*?"<>|]/u.test(path)) return "holds a character that no file name may have everywhere";
  if (path.startsWith("/")) return "absolute";
  const segments = path.split("/");
  if (segments.some((segment) => segment === "" || segment === "." || segment === "..")) return "leads elsewhere";
  if (segments.some((segment) => /[. ]$/.test(segment) || deviceName.test(segment))) return "not a name on Windows";
  return undefined;
}

/**
 * What is wrong with each of these paths, by the path: not safe, or the same file as another one. File systems that
 * ignore case, or take composed and decomposed letters for the same, count.
 */
export function faultsOfPaths(paths: readonly string[]): Map<string, string> {
  const faults = new Map<string, string>();
  const seen = new Set<string>(ownFiles);
  for (const path of paths) {
    const name = path.normalize("NFC").toLowerCase();
    const fault = faultOfPath(path) ?? (seen.has(name) ? "the same file as another one" : undefined);
    seen.add(name);
    if (fault) faults.set(path, fault);
  }
  return faults;
}

/** Throws an IntegrityError for the first of these paths that cannot be used. */
export function checkPaths(paths: readonly string[]): void {
  for (const [path, fault] of faultsOfPaths(paths)) {
    throw new IntegrityError(`manifest.json: assetPath ${JSON.stringify(excerpt(path))}: ${fault}`, path);
  }
}
