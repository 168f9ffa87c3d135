import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "./contract/document.js";
import { generatedFolder, readContract } from "./contract/files.js";
import { answersModule } from "./generate/answers.js";
import { operationsModule } from "./generate/operations.js";
import { schemaModule } from "./generate/schema.js";
import { runWhenCalled } from "./run-when-called.js";

const header = "// Generated from openapi/app-store-connect.yaml by `npm run generate`; do not edit.\n\n";

const readme = `# generated

Made from \`openapi/app-store-connect.yaml\` by \`npm run generate\`. Do not edit: change the contract, then generate.

- \`schema.ts\`: the types of every operation and component, by Apple's own names. Enums in answers are open
  (\`"COMPLETED" | "REPLACED" | (string & {})\`), enums in requests and \`type\` discriminators are closed.
- \`operations.ts\`: every operation with its method, path and statuses, for use at run time.
- \`answers.ts\`: what every operation answers, for checking it at run time (\`validate\`).
`;

/** The files of generated/ that a contract gives, by name. */
export async function generate(contract: Document): Promise<Map<string, string>> {
  return new Map([
    ["README.md", readme],
    ["answers.ts", header + answersModule(contract)],
    ["operations.ts", header + operationsModule(contract)],
    ["schema.ts", header + (await schemaModule(contract))],
  ]);
}

/** The names of the committed files that are not what the contract gives. */
export async function staleFiles(files: Map<string, string>): Promise<string[]> {
  const committed = await Promise.all(
    [...files.keys()].map((name) => readFile(join(generatedFolder, name), "utf8").catch(() => undefined)),
  );
  return [...files].filter(([, text], index) => committed[index] !== text).map(([name]) => name);
}

await runWhenCalled(import.meta, async (args) => {
  if (args.some((arg) => arg !== "--check")) throw new Error("npm run generate [-- --check]");
  const files = await generate(await readContract());
  const stale = await staleFiles(files);
  if (args.includes("--check")) {
    if (stale.length === 0) return console.log("generated/ is what the contract gives");
    const list = stale.map((name) => `generated/${name}`).join(", ");
    throw new Error(`${list}: not what openapi/app-store-connect.yaml gives. Run: npm run generate`);
  }
  await mkdir(generatedFolder, { recursive: true });
  for (const name of stale) await writeFile(join(generatedFolder, name), files.get(name) ?? "");
  console.log(stale.length === 0 ? "generated/ was up to date" : `written: ${stale.join(", ")}`);
});
