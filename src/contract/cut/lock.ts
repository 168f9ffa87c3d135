import { createHash } from "node:crypto";
import { type Document, isObject } from "./document.js";
import { factsOf, movedFacts, separator, wordsOf } from "./facts.js";
import { normalise } from "./normalise.js";

const wordsIn = "words in ";

/**
 * The lock (openapi/app-store-connect.lock) is written together with the contract. It holds the contract's sha256, its
 * facts, one a line, and a digest of each description, tag and example. A contract edited by hand no longer agrees with
 * it, and the lines tell what was edited.
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
  if (edits.length > 0) return edits;
  const isLocked = (text: string) => digest === `sha256 = ${sha256(text)}`;
  if (isLocked(contractText.replaceAll("\r\n", "\n"))) {
    return ["the line breaks only: they are CRLF, and the cut writes LF. Does git, or an editor, convert them?"];
  }
  const reordered = reorderedLists(contract, normalise(contract));
  return reordered.length > 0 ? reordered : ["the layout only: comments, quotes, line breaks or the order of keys"];
}

/** The lists that the cut has in another order, a sentence each. */
function reorderedLists(edited: unknown, cut: unknown, path: readonly string[] = []): string[] {
  if (typeof edited !== "object" || edited === null) return [];
  if (Array.isArray(edited) && Array.isArray(cut)) {
    const [old, now] = [cut, edited].map((list) => list.map((item) => JSON.stringify(item, sortedKeys)));
    const isSame = old?.every((item, at) => item === now?.[at]);
    if (!isSame) return [`reordered: ${path.join(separator)}, which the cut has in another order`];
  }
  return Object.entries(edited).flatMap(([key, child]) =>
    reorderedLists(child, (cut as Record<string, unknown>)[key], [...path, key]),
  );
}

function sortedKeys(_: string, value: unknown): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}

function wordDigests(contract: Document): Map<string, string> {
  return new Map([...wordsOf(contract)].map(([place, words]) => [wordsIn + place, `"${sha256(words).slice(0, 12)}"`]));
}

/** The words that were changed, each with its place. Those of a branch that is gone or new go with it. */
function reworded(before: Map<string, string>, after: Map<string, string>, moved: string[]): string[] {
  const branches = moved.map((sentence) => sentence.replace(/^\w+: /, ""));
  const hasMoved = (place: string) => branches.some((branch) => isBelow(place, branch));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name) && !hasMoved(name.slice(wordsIn.length)))
    .map((name) => {
      const action = !before.has(name) ? "added" : after.has(name) ? "changed" : "removed";
      const steps = name.slice(wordsIn.length).split(separator);
      const at = steps.lastIndexOf("examples");
      const [word, above] =
        at > 0 && at === steps.length - 2 ? [`example ${steps.at(-1)}`, at] : [steps.at(-1), steps.length - 1];
      return `${action}: the ${word} in ${steps.slice(0, above).join(separator) || "the document"}`;
    });
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
