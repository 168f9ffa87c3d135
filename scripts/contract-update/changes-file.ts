import { readFile, writeFile } from "node:fs/promises";

/** Adds an entry to openapi/CHANGES.md; the newest comes first. */
export async function addEntry(changesFile: string, entry: string): Promise<void> {
  const changes = await readFile(changesFile, "utf8");
  const at = /^## /m.exec(changes)?.index ?? changes.length;
  const [heading, entries] = [changes.slice(0, at).trimEnd(), changes.slice(at)];
  await writeFile(changesFile, `${heading}\n\n${entry}\n${entries && `\n${entries}`}`);
}
