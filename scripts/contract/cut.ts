import type { Document } from "./document.js";
import { dropProse, dropUnused } from "./drop.js";
import { normalise } from "./normalise.js";
import { applyOverlay, type Overlay, staleCorrections } from "./overlay.js";
import type { SourceDocument } from "./read-document.js";
import type { Selection } from "./selection.js";
import { selectOperations } from "./selection.js";
import { trimResources } from "./trim-resources.js";

export interface Cut {
  contract: Document;
  /** What the selection and the overlay name and the document does not have. */
  misses: string[];
  /** The corrections of the overlay that Apple's document has no need of any more. */
  stale: string[];
}

/** Cuts the contract from Apple's full document: select, drop, overlay, normalise. The source is left as it was. */
export async function cut(source: SourceDocument, selection: Selection, overlay: Overlay): Promise<Cut> {
  const misses: string[] = [];
  const reachable = dropUnused(selectOperations(source.document, selection, misses));
  const facts = dropProse(reachable);
  trimResources(facts, selection, misses);
  const trimmed = dropUnused(facts);
  const overlaid = await applyOverlay(trimmed, overlay, selection, misses);
  const contract = normalise(dropUnused(overlaid));
  contract.info["x-source"] = { version: source.document.info.version, sha256: source.sha256 };
  const stale = await staleCorrections(trimmed, overlay, selection);
  return { contract, misses: misses.sort(), stale };
}
