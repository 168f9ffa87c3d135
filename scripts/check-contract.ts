import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { contractProblems } from "../src/contract/cut/check-contract.js";
import { type Document, operationsOf } from "../src/contract/cut/document.js";
import { editsSinceCut } from "../src/contract/cut/lock.js";
import { filesOf, projectRoot } from "./contract/files.js";
import { runWhenCalled } from "./run-when-called.js";

/** Why a contract is not what the cut wrote, or cannot be used; a sentence each. */
export function committedContractProblems(contractText: string, lock: string): string[] {
  const contract = parseContract(contractText);
  if (typeof contract === "string") return [contract];
  const edits = editsSinceCut(contract, contractText, lock);
  return [...(edits.length > 0 ? [edited(edits)] : []), ...contractProblems(contract)];
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

/** The command: resolves to what it prints, and rejects with every problem. */
export async function checkContract(root = projectRoot): Promise<string> {
  const { contractFile, lockFile } = filesOf(root);
  const [contractText, lock] = await Promise.all([contractFile, lockFile].map(readText));
  const problems = committedContractProblems(contractText ?? "", lock ?? "");
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return "openapi/app-store-connect.yaml is what the cut wrote; its schemas compile, its examples match them";
}

function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw new Error(`${file}: no such file. Run npm run contract -- <Apple's document>`);
  });
}

await runWhenCalled(import.meta, async () => console.log(await checkContract()));
