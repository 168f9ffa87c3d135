import { join } from "node:path";
import { build } from "./build.js";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const root = join(import.meta.dirname, "..");

interface Size {
  passed: boolean;
  size: number;
  sizeLimit: number;
}

/** The size, in bytes, of the bundle that .size-limit.json describes. Wants a built package. */
export async function checkSize(): Promise<{ size: number; limit: number }> {
  // size-limit fails when the bundle is too large; the figures are in its output either way.
  const output = await run("node_modules/.bin/size-limit", ["--json"], { directory: root }).catch(
    (error: Error) => error.message,
  );
  const [first] = JSON.parse(output.slice(output.indexOf("["), output.lastIndexOf("]") + 1)) as Size[];
  if (!first) throw new Error(`size-limit said: ${output}`);
  return { size: first.size, limit: first.sizeLimit };
}

await runWhenCalled(import.meta, async (args) => {
  if (args.some((arg) => arg !== "--built")) throw new Error("npm run check:size [-- --built]");
  if (args.length === 0) await build();
  const { size, limit } = await checkSize();
  console.log(`${size} bytes gzipped, at most ${limit}`);
  if (size > limit) throw new Error(`the bundle is ${size - limit} bytes too large`);
});
