import { readFile } from "node:fs/promises";
import type { ShippedContract } from "./read-sources.js";

let read: Promise<ShippedContract> | undefined;

/** The contract of this package, which is read once. */
export function shippedContract(): Promise<ShippedContract> {
  // YAML and what checks it take longer to load than all the rest, and the build has JSON.
  read ??= readBuilt().catch(async () => (await import("./read-sources.js")).readSources());
  return read;
}

/** As the build has written it: parsing YAML takes longer than everything else. */
async function readBuilt(): Promise<ShippedContract> {
  return JSON.parse(await readFile(new URL("../contract.json", import.meta.url), "utf8"));
}
