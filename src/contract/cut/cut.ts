import { contractProblems } from "./check-contract.js";
import type { Document } from "./document.js";
import { dropProse, dropUnused } from "./drop.js";
import { lockText } from "./lock.js";
import { contractText, normalise } from "./normalise.js";
import { applyCorrections, applyOverlay, type Overlay, staleCorrections } from "./overlay.js";
import type { SourceDocument } from "./read-document.js";
import { type Selection, selectOperations } from "./selection.js";
import { trimResources } from "./trim-resources.js";

export interface Cut {
  contract: Document;
  /** What the selection and the overlay name and the document does not have. */
  misses: string[];
  /** The corrections of the overlay that Apple's document no longer requires. */
  stale: string[];
}

/** Cuts the contract from Apple's full document: select, drop, overlay, normalise. The source is left as it was. */
export async function cut(source: SourceDocument, selection: Selection, overlay: Overlay): Promise<Cut> {
  const misses: string[] = [];
  const trimmed = trimmedFacts(source, selection, misses);
  const overlaid = await applyOverlay(trimmed, overlay, selection, misses);
  const contract = normalise(dropUnused(overlaid));
  contract.info["x-source"] = { version: source.document.info.version, sha256: source.sha256 };
  const stale = await staleCorrections(trimmed, overlay, selection);
  return { contract, misses: misses.sort(), stale };
}

/** What is selected of a document, with all that it refers to, and without prose. */
function trimmedFacts({ document }: SourceDocument, selection: Selection, misses: string[]): Document {
  const facts = dropProse(dropUnused(selectOperations(document, selection, misses)));
  trimResources(facts, selection, misses);
  return dropUnused(facts);
}

/** A contract as it is written. */
export interface CutContract {
  contract: Document;
  /** The text of the contract. */
  yaml: string;
  /** The text of its lock. */
  lock: string;
}

/** The contract that a document gives. Errors call the document by `name`; one lists everything that is wrong. */
export async function cutContract(
  source: SourceDocument,
  name: string,
  selection: Selection,
  overlay: Overlay,
): Promise<CutContract> {
  const { contract, misses, stale } = await cut(source, selection, overlay);
  const lacks = [
    ...list(`${name} does not have:`, misses),
    ...list(`${name} says so already; remove from openapi/overlay.yaml:`, stale),
  ];
  if (misses.length > 0) lacks.push(`What changed: npm run contract:diff -- openapi/app-store-connect.yaml ${name}`);
  if (lacks.length > 0) throw new Error(lacks.join("\n"));
  const problems = contractProblems(contract);
  if (problems.length > 0) {
    throw new Error(
      list(`The contract that ${name} gives cannot be used; correct it by overlay:`, problems).join("\n"),
    );
  }
  const yaml = contractText(contract);
  return { contract, yaml, lock: lockText(contract, yaml) };
}

function list(heading: string, items: string[]): string[] {
  return items.length > 0 ? [heading, ...items.map((item) => `  ${item}`)] : [];
}

/**
 * The facts of a document that may be older or newer, as the contract has them: what it lacks is left out, and so are
 * words and examples, which are not compared. For comparing, not for writing.
 */
export async function cutLeniently(source: SourceDocument, selection: Selection, overlay: Overlay): Promise<Document> {
  const misses: string[] = [];
  const corrected = await applyCorrections(trimmedFacts(source, selection, misses), overlay, selection);
  return dropUnused(corrected);
}
