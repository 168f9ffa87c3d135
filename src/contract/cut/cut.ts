import { contractProblems } from "./check-contract.js";
import type { Document } from "./document.js";
import { dropProse, dropUnused } from "./drop.js";
import { lockText } from "./lock.js";
import { contractText, normalise } from "./normalise.js";
import { applyOverlay, isCorrection, madeUp, type Overlay, staleCorrections } from "./overlay.js";
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
  const { contract, misses, trimmed } = await cutFacts(source, selection, overlay);
  return { contract, misses, stale: await staleCorrections(trimmed, overlay, selection) };
}

async function cutFacts(source: SourceDocument, selection: Selection, overlay: Overlay) {
  const misses: string[] = [];
  const reachable = dropUnused(selectOperations(source.document, selection, misses));
  const facts = dropProse(reachable);
  trimResources(facts, selection, misses);
  const trimmed = dropUnused(facts);
  const overlaid = await applyOverlay(trimmed, overlay, selection, misses);
  const contract = normalise(dropUnused(overlaid));
  contract.info["x-source"] = { version: source.document.info.version, sha256: source.sha256 };
  return { contract, misses: misses.sort(), trimmed };
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

/** The contract of a document that may be older or newer: what it lacks is left out. For comparing, not for writing. */
export async function cutLeniently(source: SourceDocument, selection: Selection, overlay: Overlay): Promise<Document> {
  const { contract, misses } = await cutFacts(source, selection, overlay);
  // Our descriptions of what an older document does not have yet would make it up.
  if (!misses.some((miss) => miss.startsWith(madeUp))) return contract;
  const corrections = overlay.actions.filter(isCorrection);
  return (await cutFacts(source, selection, { ...overlay, actions: corrections })).contract;
}
