import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Document } from "./cut/document.js";
import { parseOverlay, parseSelection } from "./cut/hand-written.js";
import type { Overlay } from "./cut/overlay.js";
import type { Selection } from "./cut/selection.js";

/** What the package ships of the contract, and what cuts it out of Apple's document. */
export interface ShippedContract {
  contract: Document;
  selection: Selection;
  overlay: Overlay;
}

/** As it stands in openapi/: the folder is as far from here as from `dist/chunks`. */
export async function readSources(): Promise<ShippedContract> {
  const file = (name: string) => fileURLToPath(new URL(`../../openapi/${name}`, import.meta.url));
  const names = ["app-store-connect.yaml", "selection.yaml", "overlay.yaml"];
  const [contract = "", selection = "", overlay = ""] = await Promise.all(
    names.map((name) => readFile(file(name), "utf8")),
  );
  return {
    contract: parse(contract),
    selection: parseSelection(selection, "openapi/selection.yaml"),
    overlay: parseOverlay(overlay, "openapi/overlay.yaml"),
  };
}
