import { excerpt } from "../../http/redact.js";
import { SourceError } from "../errors.js";
import { type EditedSource, editSource } from "./edit-source.js";
import { type ReadSource, readSource } from "./read-source.js";
import type { SourceEntry, SourceEntryOptions } from "./source-entry.js";
import { describeSource, type SourceReport } from "./source-problems.js";

/** {@link readSource}, whose errors name the file. */
export async function readNamed(file: string, bytes: Uint8Array): Promise<ReadSource> {
  try {
    return await readSource(bytes);
  } catch (error) {
    throw named(file, error as Error);
  }
}

/**
 * The text of a source with an entry in it.
 *
 * @throws SourceError when AltStore would drop it
 */
export function applyEntry(
  file: string,
  source: ReadSource,
  { marketplaceId, version }: SourceEntry,
  { date }: Pick<SourceEntryOptions, "date">,
): EditedSource & Pick<SourceReport, "warnings"> {
  // Before the app is looked for, which a broken list might hide. The new entry may mend its list.
  const before = describeSource(source.value).problems.filter(({ path }) => !/\.versions(\[|$)/.test(path));
  if (before.length > 0) throw droppedSource(file, before);
  let edited: EditedSource;
  try {
    edited = editSource(source, marketplaceId, version, date !== undefined);
  } catch (error) {
    throw named(file, error as Error);
  }
  const { problems, warnings } = describeSource(JSON.parse(edited.text.replace(/^\ufeff/, "")));
  if (problems.length > 0) throw droppedSource(file, problems);
  return { ...edited, warnings };
}

function named(file: string, error: Error): Error {
  return error instanceof SourceError ? new SourceError(`${file}: ${error.message}`, error.problems) : error;
}

const maxNamed = 3;

function droppedSource(file: string, problems: SourceReport["problems"]): SourceError {
  const first = problems.slice(0, maxNamed).map(({ path, message }) => excerpt(`${path || "the file"} ${message}`));
  const more = problems.length > maxNamed ? `; and ${problems.length - maxNamed} more` : "";
  return new SourceError(`${file}: AltStore would drop it or miss the update: ${first.join("; ")}${more}`, problems);
}
