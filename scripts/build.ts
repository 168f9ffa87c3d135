import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build as bundle } from "esbuild";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const root = join(import.meta.dirname, "..");

/**
 * Builds dist: one module for each entry point, since loading forty small ones takes three times as long, and the
 * declarations, which keep the shape of the source.
 */
export async function build(): Promise<void> {
  await rm(join(root, "dist"), { recursive: true, force: true });
  await run("node_modules/.bin/tsc", ["-p", "tsconfig.build.json"], { directory: root });
  await bundle({
    absWorkingDir: root,
    entryPoints: ["src/index.ts", "src/validation/inspector.ts"],
    outdir: "dist",
    bundle: true,
    format: "esm",
    platform: "neutral",
    packages: "external",
    target: "es2022",
  });
}

await runWhenCalled(import.meta, build);
