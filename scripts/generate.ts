import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "../src/contract/cut/document.js";
import { filesOf, projectRoot, readContract } from "./contract/files.js";
import { typesModule } from "./generate/exported-types.js";
import { operationsModule } from "./generate/operations.js";
import { requestsModule } from "./generate/requests.js";
import { responseSchemasModule } from "./generate/response-schemas.js";
import { schemaModule } from "./generate/schema.js";
import { runWhenCalled } from "./run-when-called.js";

const header = "// Generated from openapi/app-store-connect.yaml by `npm run generate`; do not edit.\n\n";

const readme = `# generated

Made from \`openapi/app-store-connect.yaml\` by \`npm run generate\`. Do not edit: change the contract, then generate.

- \`schema.ts\`: the types of every operation and component, by Apple's own names. Enums in responses are open
  (\`"COMPLETED" | "REPLACED" | (string & {})\`), enums in requests and \`type\` discriminators are closed.
- \`operations.ts\`: every operation with its method, path and statuses, for use at run time.
- \`types.ts\`: the names of the components' types, which the package exports.
- \`response-schemas.ts\`: the responses of every operation, for checking them at run time (\`validate\`).
- \`requests.ts\`: what every operation accepts, for the sandbox.
`;

/** The files of generated/ that a contract gives, by name. */
export async function generate(contract: Document): Promise<Map<string, string>> {
  return new Map([
    ["README.md", readme],
    ["operations.ts", header + operationsModule(contract)],
    ["requests.ts", header + requestsModule(contract)],
    ["response-schemas.ts", header + responseSchemasModule(contract)],
    ["schema.ts", header + (await schemaModule(contract))],
    ["types.ts", header + typesModule(contract)],
  ]);
}

/** The names of the committed files that are not what the contract gives. */
async function staleFiles(files: Map<string, string>, root: string): Promise<string[]> {
  const { generatedFolder } = filesOf(root);
  const committed = await Promise.all(
    [...files.keys()].map((name) => readFile(join(generatedFolder, name), "utf8").catch(() => undefined)),
  );
  return [...files].filter(([, text], index) => committed[index] !== text).map(([name]) => name);
}

/** The command: writes what is stale, or with `--check` rejects when something is, and resolves to what it prints. */
export async function writeGenerated(args: readonly string[], root = projectRoot): Promise<string> {
  if (args.some((arg) => arg !== "--check")) throw new Error("npm run generate [-- --check]");
  const files = await generate(await readContract(root));
  const stale = await staleFiles(files, root);
  if (args.includes("--check")) {
    if (stale.length === 0) return "generated/ is what the contract gives";
    const list = stale.map((name) => `generated/${name}`).join(", ");
    throw new Error(`${list}: not what openapi/app-store-connect.yaml gives. Run: npm run generate`);
  }
  const { generatedFolder } = filesOf(root);
  await mkdir(generatedFolder, { recursive: true });
  for (const name of stale) await writeFile(join(generatedFolder, name), files.get(name) ?? "");
  return stale.length === 0 ? "generated/ was up to date" : `written: ${stale.join(", ")}`;
}

await runWhenCalled(import.meta, async (args) => console.log(await writeGenerated(args)));
