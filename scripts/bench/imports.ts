import { execFileSync } from "node:child_process";
import { builtEntry } from "./built-package.js";

const rounds = 25;

/** How many milliseconds importing the package adds to starting Node: the median difference of runs side by side. */
export function measureImport(): number {
  const differences = Array.from({ length: rounds }, () => {
    const bare = timeOf("");
    return timeOf(`import ${JSON.stringify(builtEntry)}`) - bare;
  });
  return differences.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
}

function timeOf(script: string): number {
  const startedAt = performance.now();
  execFileSync(process.execPath, ["--input-type=module", "-e", script]);
  return performance.now() - startedAt;
}
