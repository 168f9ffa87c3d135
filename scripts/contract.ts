import { writeFile } from "node:fs/promises";
import { stringify } from "yaml";
import { cut } from "./contract/cut.js";
import { type Document, operationsOf } from "./contract/document.js";
import { filesOf, projectRoot } from "./contract/files.js";
import { lockText } from "./contract/lock.js";
import { readOverlay } from "./contract/overlay.js";
import { readDocument, type SourceDocument } from "./contract/read-document.js";
import { readSelection } from "./contract/selection.js";
import { runWhenCalled } from "./run-when-called.js";

const usage = `npm run contract -- <Apple's document: .json, .json.gz or .zip, a path or a URL>

Cuts openapi/app-store-connect.yaml from Apple's full document. Apple serves the newest one at
https://developer.apple.com/sample-code/app-store-connect/app-store-connect-openapi-specification.zip`;

export interface CutContract {
  contract: Document;
  /** The text of the contract. */
  yaml: string;
  /** The text of its lock. */
  lock: string;
}

/** The contract that Apple's document gives with the selection and overlay committed. */
export async function cutContract(source: string, root = projectRoot): Promise<CutContract> {
  return cutDocument(await readDocument(source), source, root);
}

/** As {@link cutContract}, of a document that has been read; errors call it by `name`. */
export async function cutDocument(document: SourceDocument, name: string, root = projectRoot): Promise<CutContract> {
  const { selectionFile, overlayFile } = filesOf(root);
  const [selection, overlay] = await Promise.all([readSelection(selectionFile), readOverlay(overlayFile)]);
  const { contract, misses, stale } = await cut(document, selection, overlay);
  const faults = [
    ...list(`${name} does not have:`, misses),
    ...list(`${name} says so already; remove from openapi/overlay.yaml:`, stale),
  ];
  if (misses.length > 0) faults.push(`What changed: npm run contract:diff -- openapi/app-store-connect.yaml ${name}`);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  const yaml = contractText(contract);
  return { contract, yaml, lock: lockText(contract, yaml) };
}

function list(heading: string, items: string[]): string[] {
  return items.length > 0 ? [heading, ...items.map((item) => `  ${item}`)] : [];
}

export function contractText(contract: Document): string {
  const header = "# Cut from Apple's document by `npm run contract`; do not edit. See openapi/README.md.\n";
  return header + stringify(contract, { lineWidth: 120, aliasDuplicateObjects: false, compat: "yaml-1.1" });
}

/** The command: writes the contract and its lock, and resolves to what it prints. */
export async function writeContract(source: string | undefined, root = projectRoot): Promise<string> {
  if (!source) throw new Error(usage);
  const { contract, yaml, lock } = await cutContract(source, root);
  const { contractFile, lockFile } = filesOf(root);
  await writeFile(contractFile, yaml);
  await writeFile(lockFile, lock);
  const schemas = Object.keys(contract.components.schemas).length;
  const { length } = operationsOf(contract);
  return `openapi/app-store-connect.yaml: Apple's ${contract.info.version}, ${length} operations, ${schemas} schemas
Next: npm run generate`;
}

await runWhenCalled(import.meta, async ([source]) => console.log(await writeContract(source)));
