import { createHash } from "node:crypto";
import type { Document } from "./document.js";
import { factsOf, movedFacts } from "./facts.js";

/**
 * The lock (openapi/app-store-connect.lock) is written together with the contract and holds its sha256 and its facts,
 * one a line. A contract edited by hand no longer agrees with it, and the facts tell what was edited.
 */
export function lockText(contract: Document, contractText: string): string {
  const facts = [...factsOf(contract)].map(([path, value]) => `${path} = ${value}`);
  return [
    "# Written by `npm run contract` with the contract; do not edit. `npm test` compares the two.",
    `sha256 = ${sha256(contractText)}`,
    ...facts.sort(),
    "",
  ].join("\n");
}

/** What was changed in the contract since the cut wrote it, a sentence each; empty when nothing was. */
export function editsSinceCut(contract: Document, contractText: string, lock: string): string[] {
  const [digest, ...lines] = lock.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  if (digest === `sha256 = ${sha256(contractText)}`) return [];
  const locked = new Map(lines.map((line) => splitAtLast(line, " = ")));
  const moved = movedFacts(locked, factsOf(contract));
  return moved.length > 0 ? moved : ["a description, an example or the layout (the facts are the same)"];
}

function splitAtLast(line: string, separator: string): [string, string] {
  const at = line.lastIndexOf(separator);
  return [line.slice(0, at), line.slice(at + separator.length)];
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
