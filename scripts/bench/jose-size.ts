import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What `jose` would add to a bundle if it signed the tokens: bytes, minified and gzipped. */
export async function measureJose(): Promise<number> {
  const contents = `export { SignJWT } from "jose/jwt/sign"; export { importPKCS8 } from "jose/key/import";`;
  const stdin = { contents, resolveDir: join(import.meta.dirname, "../..") };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: "esm", write: false });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}
