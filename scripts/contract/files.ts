import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Document } from "../../src/contract/cut/document.js";
import { parseOverlay, parseSelection } from "../../src/contract/cut/hand-written.js";
import type { Overlay } from "../../src/contract/cut/overlay.js";
import type { Selection } from "../../src/contract/cut/selection.js";

export const projectRoot = join(import.meta.dirname, "../..");

/** The files of a project, this one or a copy of it, that the scripts read and write. */
export function filesOf(root: string) {
  return {
    contractFile: join(root, "openapi/app-store-connect.yaml"),
    lockFile: join(root, "openapi/app-store-connect.lock"),
    selectionFile: join(root, "openapi/selection.yaml"),
    overlayFile: join(root, "openapi/overlay.yaml"),
    changesFile: join(root, "openapi/CHANGES.md"),
    generatedFolder: join(root, "generated"),
  };
}

export const { contractFile, lockFile, selectionFile, overlayFile } = filesOf(projectRoot);

/** The committed contract. */
export async function readContract(root = projectRoot): Promise<Document> {
  return parse(await readFile(filesOf(root).contractFile, "utf8")) as Document;
}

/** What is written by hand of a contract. */
export async function readSelectionAndOverlay(root = projectRoot): Promise<[Selection, Overlay]> {
  const { selectionFile, overlayFile } = filesOf(root);
  const [selection, overlay] = await Promise.all([selectionFile, overlayFile].map((file) => readFile(file, "utf8")));
  return [parseSelection(selection ?? "", selectionFile), parseOverlay(overlay ?? "", overlayFile)];
}
