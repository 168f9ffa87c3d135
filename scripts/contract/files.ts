import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Document } from "./document.js";

export const projectRoot = join(import.meta.dirname, "../..");

/** The files of a project, this one or a copy of it, that the scripts read and write. */
export function filesOf(root: string) {
  return {
    contractFile: join(root, "openapi/app-store-connect.yaml"),
    lockFile: join(root, "openapi/app-store-connect.lock"),
    selectionFile: join(root, "openapi/selection.yaml"),
    overlayFile: join(root, "openapi/overlay.yaml"),
    generatedFolder: join(root, "generated"),
  };
}

export const { contractFile, lockFile, selectionFile, overlayFile } = filesOf(projectRoot);

/** The committed contract. */
export async function readContract(root = projectRoot): Promise<Document> {
  return parse(await readFile(filesOf(root).contractFile, "utf8")) as Document;
}
