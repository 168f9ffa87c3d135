import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { type Checks, compileSchemas, exampleFaults } from "./contract/check-schemas.js";
import { type Document, operationsOf } from "./contract/document.js";
import { filesOf, projectRoot } from "./contract/files.js";
import { editsSinceCut } from "./contract/lock.js";
import { runWhenCalled } from "./run-when-called.js";

/**
 * What is wrong with a contract, a sentence each: what was changed since the cut wrote it, the schemas that do not
 * compile, the examples that do not go with their schema.
 */
export function contractFaults(contractText: string, lock: string): string[] {
  const contract = parseContract(contractText);
  if (typeof contract === "string") return [contract];
  const edits = editsSinceCut(contract, contractText, lock);
  const checks: Checks = new Map();
  const faults = [...compileSchemas(contract, checks), ...exampleFaults(contract, checks)];
  return [...(edits.length > 0 ? [edited(edits)] : []), ...faults];
}

function parseContract(text: string): Document | string {
  try {
    const contract: Document = parse(text);
    operationsOf(contract);
    return contract;
  } catch (error) {
    return `openapi/app-store-connect.yaml cannot be read: ${(error as Error).message}`;
  }
}

function edited(edits: string[]): string {
  return [
    "openapi/app-store-connect.yaml is not what the cut wrote:",
    ...edits.map((edit) => `  ${edit}`),
    "Run npm run contract -- <Apple's document>, do not edit by hand.",
  ].join("\n");
}

/** The command: resolves to what it prints, and rejects with every fault. */
export async function checkContract(root = projectRoot): Promise<string> {
  const { contractFile, lockFile } = filesOf(root);
  const [contractText, lock] = await Promise.all([contractFile, lockFile].map(readText));
  const faults = contractFaults(contractText ?? "", lock ?? "");
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return "openapi/app-store-connect.yaml is what the cut wrote; its schemas compile, its examples go with them";
}

function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw new Error(`${file}: no such file. Run npm run contract -- <Apple's document>`);
  });
}

await runWhenCalled(import.meta, async () => console.log(await checkContract()));
