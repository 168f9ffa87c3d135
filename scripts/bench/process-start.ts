import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { median } from "./in-turns.js";

const rounds = 25;
const command = join(import.meta.dirname, "../../dist/cli/adp.js");

/** How much longer a process takes that imports the package, as a ratio to bare Node. */
export function measureImport(): number {
  return overBareNode(["--input-type=module", "-e", `import ${JSON.stringify(builtEntry)}`]);
}

/** How much longer `adp --version` takes, as a ratio to bare Node. */
export function measureVersion(): number {
  return overBareNode([command, "--version"]);
}

/** The median ratio of runs side by side. */
function overBareNode(args: string[]): number {
  const ratios = Array.from({ length: rounds }, () => {
    const bare = timeOf(["--input-type=module", "-e", ""]);
    return timeOf(args) / bare;
  });
  return median(ratios);
}

function timeOf(args: string[]): number {
  const startedAt = performance.now();
  execFileSync(process.execPath, args);
  return performance.now() - startedAt;
}

export const builtEntry = pathToFileURL(join(import.meta.dirname, "../../dist/index.js")).href;

/** The package as it is published; `build()` has to have run. */
export function loadBuiltPackage(): Promise<typeof import("../../src/index.js")> {
  return import(builtEntry);
}
