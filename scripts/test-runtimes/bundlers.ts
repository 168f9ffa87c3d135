import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../run-command.js";
import { resultsIn, type Target } from "./runtimes.js";

/** How a bundler makes files of `bundled.js`; below `out` there is no package, so that nothing is loaded from one. */
interface Bundler {
  name: string;
  packages: string[];
  /** The module that is run, and its arguments, with what has to be written for it first. */
  command: (out: string) => { file: string; args: string[]; config?: { name: string; text: string } };
  /** What is run then, below `out`. */
  bundle: string;
}

const bundlerList: Bundler[] = [
  {
    name: "esbuild",
    packages: ["esbuild@0.28.2"],
    command: (out) => ({
      file: "node_modules/esbuild/bin/esbuild",
      args: [
        "bundled.js",
        "--bundle",
        "--splitting",
        "--platform=node",
        "--format=esm",
        "--out-extension:.js=.mjs",
        `--outdir=${out}`,
      ],
    }),
    bundle: "bundled.mjs",
  },
  {
    name: "rollup",
    packages: ["rollup@4.68.8", "@rollup/plugin-node-resolve@16.0.3"],
    command: (out) => ({
      file: "node_modules/rollup/dist/bin/rollup",
      args: ["--config", "rollup.config.mjs"],
      config: {
        name: "rollup.config.mjs",
        text: `import resolve from "@rollup/plugin-node-resolve";
export default {
  input: "bundled.js",
  external: /^node:/,
  plugins: [resolve()],
  output: { dir: ${JSON.stringify(out)}, format: "es", entryFileNames: "[name].mjs", chunkFileNames: "[name].mjs" },
};
`,
      },
    }),
    bundle: "bundled.mjs",
  },
  {
    name: "webpack",
    packages: ["webpack@5.113.0"],
    command: (out) => ({
      file: "webpack-build.mjs",
      args: [],
      config: {
        name: "webpack-build.mjs",
        text: `import webpack from "webpack";
const output = { path: ${JSON.stringify(out)}, filename: "bundled.cjs", chunkFilename: "[name].cjs" };
webpack({ mode: "production", target: "node", entry: "./bundled.js", output }, (error, stats) => {
  if (!error && !stats.hasErrors() && !stats.hasWarnings()) return;
  console.error(error ?? stats.toString());
  process.exitCode = 1;
});
`,
      },
    }),
    bundle: "bundled.cjs",
  },
  {
    name: "Vite",
    packages: ["vite@8.3.8"],
    command: (out) => ({
      file: "node_modules/vite/bin/vite.js",
      args: ["build", "--logLevel", "warn"],
      config: {
        name: "vite.config.mjs",
        text: `export default {
  ssr: { noExternal: true },
  build: { ssr: "bundled.js", outDir: ${JSON.stringify(out)}, emptyOutDir: true, rollupOptions: { output: { entryFileNames: "[name].mjs" } } },
};
`,
      },
    }),
    bundle: "bundled.mjs",
  },
];

const bun = "node_modules/@oven/bun-linux-x64/bin/bun";

/** Each bundles what the core does, `validate` included; the bundle is run where the package is not installed. */
export const bundlers: Target[] = [
  ...bundlerList.map(({ name, packages, command, bundle }) => ({
    name,
    packages,
    run: async (folder: string, setup: object, out: string) => {
      const { file, args, config } = command(out);
      if (config) await writeFile(join(folder, config.name), config.text);
      await run(process.execPath, [file, ...args], { directory: folder });
      return resultsIn(await run(process.execPath, [join(out, bundle), JSON.stringify(setup)], { directory: out }));
    },
  })),
  {
    name: "bun build --compile",
    packages: ["@oven/bun-linux-x64@1.4.5"],
    run: async (folder, setup, out) => {
      const program = join(out, "bundled");
      await run(join(folder, bun), ["build", "--compile", "bundled.js", "--outfile", program], { directory: folder });
      return resultsIn(await run(program, [JSON.stringify(setup)], { directory: out }));
    },
  },
];
