import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { untilAborted } from "../http/deadline.js";
import { onFile } from "./file-error.js";

/**
 * Every file below a folder, by its path with `/`, those of a folder in order and before those of the folders in it;
 * what is neither file nor folder counts too. Folder by folder, so that whoever has seen enough stops, and so does an
 * abort: `directory` may be somebody's home.
 */
export async function* filesBelow(directory: string, signal?: AbortSignal): AsyncGenerator<string, void, undefined> {
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal?.throwIfAborted();
    const here = join(directory, folder);
    const entries = await onFile(here, () => untilAborted(readdir(here, { withFileTypes: true }), signal));
    entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    const prefix = folder && `${folder}/`;
    for (const entry of entries) if (!entry.isDirectory()) yield `${prefix}${entry.name}`;
    // The last one is taken first.
    for (const entry of entries.reverse()) if (entry.isDirectory()) folders.push(`${prefix}${entry.name}`);
  }
}

/** The first files below a folder that are not known. */
export async function firstStrays(
  directory: string,
  known: ReadonlySet<string>,
  most: number,
  signal?: AbortSignal,
): Promise<string[]> {
  const strays: string[] = [];
  for await (const path of filesBelow(directory, signal)) {
    if (known.has(path)) continue;
    if (strays.push(path) === most) break;
  }
  return strays;
}
