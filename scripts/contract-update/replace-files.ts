import { readFile, rename, rm, writeFile } from "node:fs/promises";

type Move = (from: string, to: string) => Promise<void>;

export interface Replacement {
  file: string;
  /** The text that is there; undefined for a new file. */
  before: string | undefined;
  after: string;
}

/**
 * Puts new texts in the place of old ones: all of them or none. They are written beside the files first, where a full
 * disk shows; what remains is one rename each, and one that fails takes the others back.
 */
export async function replaceFiles(replacements: readonly Replacement[], move: Move = rename): Promise<void> {
  const replaced: Replacement[] = [];
  try {
    for (const { file, after } of replacements) await writeFile(beside(file), after);
    for (const replacement of replacements) await checkUnchanged(replacement);
    for (const replacement of replacements) {
      await move(beside(replacement.file), replacement.file);
      replaced.push(replacement);
    }
  } catch (error) {
    await Promise.all(replaced.map(putBack));
    throw error;
  } finally {
    await Promise.all(replacements.map(({ file }) => rm(beside(file), { force: true })));
  }
}

function beside(file: string): string {
  return `${file}.update`;
}

async function checkUnchanged({ file, before }: Replacement): Promise<void> {
  if ((await textOf(file)) !== before) throw new Error(`${file}: edited in the meantime; nothing was changed`);
}

function putBack({ file, before }: Replacement): Promise<void> {
  return before === undefined ? rm(file, { force: true }) : writeFile(file, before);
}

/** The text of a file; undefined when there is none. */
export function textOf(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}
