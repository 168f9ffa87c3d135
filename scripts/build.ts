import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build as bundle, type OutputFile, type Plugin } from "esbuild";

import { readSources } from "../src/contract/read-sources.js";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const root = join(import.meta.dirname, "..");

/** What writes property lists makes buffers as was usual before 2016, of which Node warns outside node_modules. */
const noBufferConstructor: Plugin = {
  name: "no-buffer-constructor",
  setup({ onLoad }) {
    onLoad({ filter: /node_modules.stream-buffers.lib.\w+\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll("new Buffer(", "Buffer.alloc("),
    }));
  },
};

/** What is imported by others, below `src` and `dist`. */
const libraryEntries = ["index", "node/index", "sandbox/index", "testing/index"];

/**
 * All entries in one build with shared chunks, so that every class exists once wherever it is imported from. What the
 * library needs is a dependency; what only the command or the sandbox needs is bundled, so that other users do not install it.
 */
export const bundleOptions: BuildOptions = {
  absWorkingDir: root,
  entryPoints: [...libraryEntries, "cli/adp"].map((entry) => `src/${entry}.ts`),
  outbase: "src",
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: ["es2022", "node20"],
  external: ["openapi-fetch", "jose", "yauzl"],
  // What its `main` names cannot be bundled.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
  minifySyntax: true,
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  write: false,
  plugins: [noBufferConstructor],
};

/** Builds dist: the bundles with their source maps, the licences of what is in them, the declarations and the contract. */
export async function build(): Promise<void> {
  await rm(join(root, "dist"), { recursive: true, force: true });
  // `npm run types` is what checks them.
  await run("node_modules/typescript-7/bin/tsc", ["-p", "tsconfig.build.json", "--noCheck"], { directory: root });
  const { outputFiles = [], metafile } = await bundle(bundleOptions);
  await Promise.all(outputFiles.map(write));
  await Promise.all(libraryEntries.map(writeCommonJs));
  const inputs = Object.keys(metafile?.inputs ?? {});
  await writeFile(join(root, "dist/THIRD-PARTY-LICENSES.txt"), await licencesOf(root, inputs));
  await writeFile(join(root, "dist/contract.json"), JSON.stringify(await readSources()));
  await chmod(join(root, "dist/cli/adp.js"), 0o755);
}

/**
 * Libraries that were written for `require` get one. The chunk is one that the core loads too, and the core runs where
 * there is no `node:module`: hence no import of it. On the first line, so that the source map still fits.
 */
const requireOnNode =
  'const require = globalThis.process?.getBuiltinModule?.("node:module").createRequire(import.meta.url); ';

async function write({ path, text }: OutputFile): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const needsRequire = path.endsWith(".js") && text.includes("var __require = ");
  await writeFile(path, needsRequire ? requireOnNode + text : text);
}

/**
 * What `require` gets: the same module, by a file that is CommonJS, since to TypeScript under `module: node16` an ESM file
 * is none that can be required. The declarations lead to those of ESM; classes are types too.
 */
async function writeCommonJs(entry: string): Promise<void> {
  const file = basename(entry);
  const module = (await import(pathToFileURL(join(root, "dist", `${entry}.js`)).href)) as Record<string, unknown>;
  const lines = Object.entries(module).flatMap(([name, value]) => [
    `export declare const ${name}: typeof esm.${name};`,
    ...(isClass(value) ? [`export type ${name} = esm.${name};`] : []),
  ]);
  const from = `from "./${file}.js" with { "resolution-mode": "import" };`;
  const declarations = [`import type * as esm ${from}`, `export type * ${from}`, ...lines, ""].join("\n");
  await writeFile(join(root, "dist", `${entry}.cjs`), `module.exports = require("./${file}.js");\n`);
  await writeFile(join(root, "dist/types/src", `${entry}.d.cts`), declarations);
}

function isClass(value: unknown): boolean {
  return typeof value === "function" && /^class\b/.test(Function.prototype.toString.call(value));
}

await runWhenCalled(import.meta, build);

/** The licences of the packages whose code went into bundles, as their authors ask for. */
export async function licencesOf(root: string, inputs: readonly string[]): Promise<string> {
  const names = inputs.flatMap((input) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[0] ?? []);
  const folders = [...new Set(names)].sort();
  const texts = await Promise.all(folders.map((folder) => licenceOf(join(root, folder))));
  return `dist holds code of these packages.\n\n${texts.join("\n\n")}\n`;
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? (await readFile(join(folder, file), "utf8")).trim() : `Licence: ${license}`;
  return `${name} ${version}\n${"-".repeat(`${name} ${version}`.length)}\n${text}`;
}
