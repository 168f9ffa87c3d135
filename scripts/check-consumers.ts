import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ambient, tsBlocks } from "./check-documents/code.js";
import { readDocuments } from "./check-documents/documents.js";
import { pack } from "./check-package.js";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

/** The oldest TypeScript that is supported, that of most projects, and the newest there is. */
const compilers = ["5.4.5", "5.9.3", "latest"];

/** The guide that has an example of everything a client does beside sending requests. */
const guide = "docs/client-options.md";

/** A file of a project that is CommonJS. */
const commonJs = `import { AppStoreConnectError, createClient, ResponseError, type Client } from "alternative-distribution";
import node = require("alternative-distribution/node");
import { startSandbox } from "alternative-distribution/sandbox";

class Refused extends ResponseError {}

export async function publishOnSandbox(): Promise<string> {
  const sandbox = await startSandbox();
  const client: Client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url });
  try {
    const published = await node.publish(client, { bundleId: "com.example.app", version: "2.4.0", directory: "package" });
    return published.packageId;
  } catch (error) {
    if (error instanceof Refused || ResponseError.isInstance(error)) return error.requestId ?? "";
    if (error instanceof AppStoreConnectError) return error.code;
    throw error;
  }
}
`;

const compilerOptions = {
  module: "node16",
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
};

/** Compiles programs that use the packed package, ESM and CommonJS, with each compiler. */
async function checkConsumers(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-consumers-"));
  try {
    const { tarball } = await pack(folder);
    const aliases = compilers.map((version) => `typescript-${version}@npm:typescript@${version}`);
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const packages = [tarball, "@opentelemetry/api@1.10.0", ...aliases];
    await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", ...packages], { directory: folder });
    const documents = (await readDocuments()).filter(({ name }) => name === guide);
    const blocks = [...documents.flatMap(tsBlocks), { file: "ambient.d.ts", code: ambient }];
    for (const { file, code } of [...blocks, { file: "common.cts", code: commonJs }])
      await writeFile(join(folder, file), code);
    const files = [...blocks.map(({ file }) => file), "common.cts"];
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    for (const version of compilers) {
      const compiler = join(folder, `node_modules/typescript-${version}/bin/tsc`);
      const printed = await run(process.execPath, [compiler, "--version"], { directory: folder });
      await run(process.execPath, [compiler, "-p", "."], { directory: folder });
      console.log(`TypeScript ${printed.trim().replace("Version ", "")}: ${files.length} files compile`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await runWhenCalled(import.meta, checkConsumers);
