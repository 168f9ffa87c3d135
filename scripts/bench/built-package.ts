import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const builtEntry = pathToFileURL(join(import.meta.dirname, "../../dist/index.js")).href;

/** The package as it is published; `build()` has to have run. */
export function loadBuiltPackage(): Promise<typeof import("../../src/index.js")> {
  return import(builtEntry);
}
