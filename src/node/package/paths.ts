import { excerpt } from "../../http/redact.js";
import { IntegrityError } from "../errors.js";

/** Files of a package that the manifest does not list. */
export const ownFiles = ["manifest.json", "signature"] as const;

/** Names that Windows gives to devices, whatever their ending, and whatever blanks are before it. */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/i;
/** What Windows may call a file that has a longer name as well. */
const shortName = /^[^.]{1,6}~\d{1,6}(\.[^.]{0,3})?$/;
/** Of one name between slashes, on the file systems of Linux; others count shorter units, and take as many. */
const longestNameBytes = 255;

/** What is wrong with a path from a manifest; undefined when it stays in the package on every system. */
function faultOfPath(path: string): string | undefined {
  if (path === "" || path.length > 1_000) return "empty or too long";
  // Lone surrogates all become the same character in a file's name; what can be ignored is by some file systems.
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\\:*?"<>|]/u.test(path))
    return "holds a character that no file name may have everywhere";
  if (path.startsWith("/")) return "absolute";
  const segments = path.split("/");
  if (segments.some((segment) => segment === "" || segment === "." || segment === "..")) return "leads elsewhere";
  if (segments.some((segment) => Buffer.byteLength(segment) > longestNameBytes)) return "a name of more than 255 bytes";
  return segments.some(isNoneOnWindows) ? "not a name on Windows" : undefined;
}

function isNoneOnWindows(segment: string): boolean {
  return /[. ]$/.test(segment) || deviceName.test(segment) || shortName.test(segment);
}

/** The same for names that a file system may take for the same. */
function sameName(path: string): string {
  return path.normalize("NFD").toUpperCase().toLowerCase().normalize("NFC");
}

/**
 * What is wrong with each of these paths, by the path: not safe, the same file as another one, a folder that another one
 * has for a file, or writes otherwise: one folder here is two elsewhere. File systems that ignore case, or take composed
 * and decomposed letters for the same, count.
 */
export function faultsOfPaths(paths: readonly string[]): Map<string, string> {
  const faults = new Map<string, string>();
  const files = new Set<string>(ownFiles);
  const folders = new Map<string, string>();
  for (const path of paths) {
    const unsafe = faultOfPath(path);
    if (unsafe) faults.set(path, unsafe);
    // Whatever it is, it comes to stand nowhere; and one without end would be taken apart here.
    if (unsafe) continue;
    const name = sameName(path);
    const around = foldersOf(path).map((folder): [string, string] => [sameName(folder), folder]);
    const isTaken = files.has(name) || folders.has(name) || around.some(([folder]) => files.has(folder));
    const isWrittenOtherwise = around.some(([folder, written]) => (folders.get(folder) ?? written) !== written);
    if (isTaken) faults.set(path, "the same file as another one");
    else if (isWrittenOtherwise) faults.set(path, "in a folder that another one writes in another case or form");
    files.add(name);
    for (const [folder, written] of around) if (!folders.has(folder)) folders.set(folder, written);
  }
  return faults;
}

/** `a/b/c` lies in `a` and `a/b`. */
export function foldersOf(path: string): string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}

/** Throws an IntegrityError for the first of these paths that cannot be used. */
export function checkPaths(paths: readonly string[]): void {
  for (const [path, fault] of faultsOfPaths(paths)) {
    throw new IntegrityError(`manifest.json: assetPath ${JSON.stringify(excerpt(path))}: ${fault}`, path);
  }
}
