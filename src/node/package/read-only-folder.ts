import { FileError } from "../errors.js";
import type { PackageFolder } from "./folder.js";
import { readInPlace } from "./prepare-folder.js";

/** Refuses a folder whose manifest is another one than the version's: it would have to be written. */
export async function requireManifest(
  { directory }: PackageFolder,
  manifest: Uint8Array,
  refusal: FileError,
): Promise<void> {
  if ((await readInPlace(directory, "manifest.json"))?.equals(manifest)) return;
  throw incomplete(refusal, "manifest.json is not that of this package version");
}

/** What keeps a package from being completed, and what it lacks. */
export function incomplete(refusal: FileError, what: string): FileError {
  return new FileError(`${refusal.message}; ${what}`, refusal.path, { cause: refusal.cause });
}
