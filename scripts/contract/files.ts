import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Document } from "./document.js";

const root = join(import.meta.dirname, "../..");

export const contractFile = join(root, "openapi/app-store-connect.yaml");
export const lockFile = join(root, "openapi/app-store-connect.lock");
export const selectionFile = join(root, "openapi/selection.yaml");
export const overlayFile = join(root, "openapi/overlay.yaml");
export const generatedFolder = join(root, "generated");

/** The committed contract. */
export async function readContract(): Promise<Document> {
  return parse(await readFile(contractFile, "utf8")) as Document;
}
