import { readFileSync } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { knownOnly } from "../../http/known-names.js";
import { ArgumentError } from "../../index.js";
import { FileError, SourceError, withFileError } from "../errors.js";
import { replaceFile } from "../replace-file.js";
import { applyEntry, readNamed } from "./apply-entry.js";
import { readSource } from "./read-source.js";
import { createSourceEntry, entryNames, type SourceEntry, type SourceEntryOptions } from "./source-entry.js";
import { describeSource, type SourceReport } from "./source-problems.js";

/** How {@link updateSource} works. */
export interface UpdateSourceOptions extends SourceEntryOptions {
  /** Whether the file is left as it is. Default false. */
  dryRun?: boolean | undefined;
}

/** What {@link updateSource} resolves to. */
export interface UpdatedSource extends SourceEntry {
  /** The source, as it was given. */
  file: string;
  /** `unchanged`: the source has exactly this version already, and was not written. */
  outcome: "added" | "replaced" | "unchanged";
  /** Where the version is in the list of its app: 0, unless an older one was replaced. */
  index: number;
  warnings: SourceReport["warnings"];
}

/** What a source is, without changing it. */
export interface CheckedSource extends SourceReport {
  /** Whether there are no problems. */
  ok: boolean;
}

/**
 * Checks a source for AltStore PAL: whether it is JSON, has builds, texts and dates as AltStore reads them, and the newest
 * version of each app first. Changes nothing.
 *
 * Source: AltStore's documentation of sources, its public code, and what developers report; it may change.
 *
 * @param source - the text of the file, or its bytes
 */
export async function checkSource(source: string | Uint8Array): Promise<CheckedSource> {
  try {
    const { value } = await readSource(typeof source === "string" ? Buffer.from(source) : source);
    const report = describeSource(value);
    return { ok: report.problems.length === 0, ...report };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { ok: false, problems: [...error.problems], warnings: [] };
  }
}

/**
 * Puts the version of a package folder into a source for AltStore PAL: at the beginning of the versions of the app with
 * its `marketplaceID`, or in the place of one with the same version and build, whose other members stay. Nothing else in
 * the file changes, not a byte; it is written whole or not at all, and again only when something changes.
 *
 * Source: AltStore's documentation of sources; it may change.
 *
 * @param file - the source, a JSON file
 * @param directory - the package folder, which is verified first
 * @throws {@link SourceError} when AltStore would drop the source, before or after, or it has no such app
 * @throws {@link FileError} when the file cannot be read or written, or changed meanwhile; and as
 * {@link createSourceEntry} says
 * @example
 * await updateSource("source.json", "package", { downloadUrl: "https://downloads.example.com/2.4.0/" });
 */
export async function updateSource(
  file: string,
  directory: string,
  options: UpdateSourceOptions,
): Promise<UpdatedSource> {
  if (typeof file !== "string" || file === "") throw new ArgumentError("file: missing");
  const { dryRun, ...entryOptions } = knownOnly("updateSource", options, { ...entryNames, dryRun: true });
  // A link to it stays one.
  const path = await withFileError(file, () => realpath(file));
  const bytes = await withFileError(file, () => readFile(path));
  const source = await readNamed(file, bytes);
  const entry = await createSourceEntry(directory, entryOptions);
  const { text, ...edited } = applyEntry(file, source, entry, options);
  if (edited.outcome !== "unchanged" && !dryRun) await write(file, path, bytes, text);
  return { file, ...edited, ...entry };
}

async function write(file: string, path: string, before: Uint8Array, text: string): Promise<void> {
  const { mode } = await withFileError(file, () => stat(path));
  // Another file in its place would be no obstacle.
  if ((mode & 0o222) === 0) throw new FileError(`${file}: is read-only, and left as it is`, file);
  const check = () => {
    if (Buffer.compare(readFileSync(path), before) === 0) return;
    throw new FileError(`${file}: changed meanwhile. It is left as it is; run again`, file);
  };
  await replaceFile(path, text, { name: file, mode: mode & 0o777, check });
}
