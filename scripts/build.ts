import { rm } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const root = join(import.meta.dirname, "..");

/** Compiles src and generated into an empty dist. */
export async function build(): Promise<void> {
  await rm(join(root, "dist"), { recursive: true, force: true });
  await run("node_modules/.bin/tsc", ["-p", "tsconfig.build.json"], { directory: root });
}

await runWhenCalled(import.meta, build);
