import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { runWhenCalled } from "./run-when-called.js";

const script = `import { createClient } from "./src/index.ts";
const client = createClient({ credentials: { issuerId: "i", keyId: "k", privateKey: "p" } });
client.packages.create({ appStoreVersionId: "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45" }).then(console.log);`;

/** The bytes, minified and gzipped, of a script that signs in and creates a package, with all that it imports. */
export async function bundleBytes(): Promise<number> {
  const stdin = { contents: script, resolveDir: join(import.meta.dirname, "..") };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: "esm", write: false });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

await runWhenCalled(import.meta, async () => {
  console.log(`a bundle that signs in and creates a package: ${await bundleBytes()} bytes gzipped`);
});
