import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { parseOverlay, parseSelection } from "./cut/hand-written.js";
import type { ShippedContract } from "./shipped-contract.js";

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
