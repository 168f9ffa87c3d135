import { writeFile } from "node:fs/promises";
import { type CutContract, cutContract } from "../src/contract/cut/cut.js";
import { operationsOf } from "../src/contract/cut/document.js";
import { readDocument, type SourceDocument } from "../src/contract/cut/read-document.js";
import { filesOf, projectRoot, readSelectionAndOverlay } from "./contract/files.js";
import { missingWords } from "./contract/missing-words.js";
import { generate } from "./generate.js";
import { runWhenCalled } from "./run-when-called.js";

const usage = `npm run contract -- <Apple's document: .json, .json.gz or .zip, a path or a URL>

Cuts openapi/app-store-connect.yaml from Apple's full document. Apple serves the newest one at
https://developer.apple.com/sample-code/app-store-connect/app-store-connect-openapi-specification.zip`;

/** The contract that a document gives with the committed selection and overlay, if everything else can use it. */
export async function cutDocument(document: SourceDocument, name: string, root = projectRoot): Promise<CutContract> {
  const cut = await cutContract(document, name, ...(await readSelectionAndOverlay(root)));
  await generate(cut.contract).catch((error: Error) => {
    throw new Error(`npm run generate cannot use the contract that ${name} gives:\n  ${error.message}`);
  });
  return cut;
}

/** The command: writes the contract and its lock, and resolves to what it prints. */
export async function writeContract(source: string | undefined, root = projectRoot): Promise<string> {
  if (!source) throw new Error(usage);
  const { contract, yaml, lock } = await cutDocument(await readDocument(source), source, root);
  const { contractFile, lockFile } = filesOf(root);
  await writeFile(contractFile, yaml);
  await writeFile(lockFile, lock);
  const schemas = Object.keys(contract.components.schemas).length;
  const { length } = operationsOf(contract);
  const missing = missingWords(contract);
  return [
    `openapi/app-store-connect.yaml: Apple's ${contract.info.version}, ${length} operations, ${schemas} schemas`,
    ...(missing.length > 0 ? ["openapi/overlay.yaml does not describe yet, and npm test requires:"] : []),
    ...missing.map((words) => `  ${words}`),
    missing.length > 0 ? "Next: describe them, and cut again" : "Next: npm run generate",
  ].join("\n");
}

await runWhenCalled(import.meta, async ([source]) => console.log(await writeContract(source)));
