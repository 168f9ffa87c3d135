import { chmod, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build as bundle } from "esbuild";
import { licencesOf } from "./build/licences.js";
import { oneCore } from "./build/one-core.js";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const root = join(import.meta.dirname, "..");

const common: BuildOptions = { absWorkingDir: root, bundle: true, format: "esm", target: "es2022", metafile: true };
const onNode: BuildOptions = { ...common, platform: "node", target: "node20" };

/** Libraries that were written for `require` need one. */
const banner = { js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);' };

/**
 * Each entry is one module, since loading forty small ones takes three times as long. What the library needs is a
 * dependency; what only the command or the sandbox needs goes into their bundles, so that nobody else installs it.
 */
const bundles: BuildOptions[] = [
  {
    ...common,
    entryPoints: ["src/index.ts", "src/drift/inspector.ts"],
    outdir: "dist",
    platform: "neutral",
    packages: "external",
  },
  {
    ...onNode,
    entryPoints: ["src/node/index.ts"],
    outdir: "dist/node",
    packages: "external",
    plugins: [oneCore(root, "node")],
  },
  { ...onNode, entryPoints: ["src/sandbox/index.ts"], outdir: "dist/sandbox", plugins: [oneCore(root, "sandbox")] },
  {
    ...onNode,
    entryPoints: ["src/cli/adp.ts"],
    outdir: "dist/cli",
    splitting: true,
    minifySyntax: true,
    banner,
    plugins: [oneCore(root, "cli")],
  },
];

/** Builds dist: the bundles, the licences of what is in them, and the declarations, in the shape of the source. */
export async function build(): Promise<void> {
  await rm(join(root, "dist"), { recursive: true, force: true });
  // `npm run types` is what checks them.
  await run("node_modules/.bin/tsc", ["-p", "tsconfig.build.json", "--noCheck"], { directory: root });
  const results = await Promise.all(bundles.map((options) => bundle(options)));
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
  await writeFile(join(root, "dist/THIRD-PARTY-LICENSES.txt"), await licencesOf(root, inputs));
  await chmod(join(root, "dist/cli/adp.js"), 0o755);
}

await runWhenCalled(import.meta, build);
