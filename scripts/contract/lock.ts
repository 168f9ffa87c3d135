import { createHash } from "node:crypto";
import type { Document } from "./document.js";
import { factsOf, movedFacts, separator, wordsOf } from "./facts.js";

const wordsIn = "words in ";

/**
 * The lock (openapi/app-store-connect.lock) is written together with the contract. It holds the contract's sha256, its
 * facts, one a line, and a digest of the words in each operation and component. A contract edited by hand no longer
 * agrees with it, and the lines tell what was edited.
 */
export function lockText(contract: Document, contractText: string): string {
  const lines = [...factsOf(contract), ...wordDigests(contract)].map(([name, value]) => `${name} = ${value}`);
  return [
    "# Written by `npm run contract` with the contract; do not edit. `npm test` compares the two.",
    `sha256 = ${sha256(contractText)}`,
    ...lines.sort(),
    "",
  ].join("\n");
}

/** What was changed in the contract since the cut wrote it, a sentence each; empty when nothing was. */
export function editsSinceCut(contract: Document, contractText: string, lock: string): string[] {
  const [digest, ...lines] = lock.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  if (digest === `sha256 = ${sha256(contractText)}`) {
    return lock === lockText(contract, contractText) ? [] : ["the lock; the contract is as the cut wrote it"];
  }
  const locked = lines.map(splitLine);
  const isWords = ([name]: [string, string]) => name.startsWith(wordsIn);
  const moved = movedFacts(new Map(locked.filter((line) => !isWords(line))), factsOf(contract));
  const edits = [...moved, ...reworded(new Map(locked.filter(isWords)), wordDigests(contract), moved)];
  return edits.length > 0 ? edits : ["the layout only: comments, quotes, line breaks or the order of keys"];
}

function wordDigests(contract: Document): Map<string, string> {
  return new Map([...wordsOf(contract)].map(([place, words]) => [wordsIn + place, `"${sha256(words).slice(0, 12)}"`]));
}

/** The places whose words were changed. Where a fact moved, that says enough: its words went with it. */
function reworded(before: Map<string, string>, after: Map<string, string>, moved: string[]): string[] {
  const branches = moved.map((sentence) => sentence.replace(/^\w+: /, ""));
  const hasMoved = (place: string) => branches.some((branch) => isBelow(branch, place) || isBelow(place, branch));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name) && !hasMoved(name.slice(wordsIn.length)))
    .map((name) => `changed: a description, link, tag or example in ${name.slice(wordsIn.length)}`);
}

function isBelow(place: string, branch: string): boolean {
  return `${place}${separator}`.startsWith(`${branch}${separator}`);
}

/** Splits `name = value` where what follows is JSON: a name may hold an equals sign too. */
function splitLine(line: string): [string, string] {
  const [, name = line, value = ""] =
    /^(.*?) = ("(?:[^"\\]|\\.)*"|[-+.\dEe]+|true|false|null|\[\]|\{\})$/.exec(line) ?? [];
  return [name, value];
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
