import { join, relative, sep } from "node:path";
import type { Plugin } from "esbuild";

/** Source files that are an entry of their own, and the entry by which others reach them. */
const entries: [source: string, entry: string][] = [
  ["src/index.ts", "index.js"],
  ["src/errors.ts", "index.js"],
  ["src/node/index.ts", "node/index.js"],
  ["src/node/errors.ts", "node/index.js"],
  ["src/sandbox/index.ts", "sandbox/index.js"],
];

/**
 * Has the bundle of one entry import the others instead of copying them. An error's class is then the same wherever it
 * comes from, and `instanceof` holds.
 */
export function oneCore(root: string, folder: "node" | "sandbox" | "cli"): Plugin {
  return {
    name: "one core",
    setup(build) {
      build.onResolve({ filter: /^\..*\.js$/ }, ({ path, resolveDir }) => {
        const source = relative(root, join(resolveDir, path)).split(sep).join("/").replace(/\.js$/, ".ts");
        const entry = entries.find(([one]) => one === source)?.[1];
        return entry && !entry.startsWith(`${folder}/`) ? { path: `../${entry}`, external: true } : undefined;
      });
    },
  };
}
