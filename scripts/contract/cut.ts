import { applyOverlay, type Overlay } from "./apply-overlay.ts";
import type { Document } from "./document.ts";
import { dropProse } from "./drop-prose.ts";
import { dropUnused } from "./drop-unused.ts";
import { normalise } from "./normalise.ts";
import type { SourceDocument } from "./read-document.ts";
import { selectOperations } from "./select-operations.ts";
import type { Selection } from "./selection.ts";
import { trimResources } from "./trim-resources.ts";

export interface Cut {
  contract: Document;
  /** What the selection and the overlay name and the document does not have. */
  misses: string[];
}

/** Cuts the contract from Apple's full document: select, drop, overlay, normalise. The source is left as it was. */
export async function cut(source: SourceDocument, selection: Selection, overlay: Overlay): Promise<Cut> {
  const misses: string[] = [];
  const reachable = dropUnused(selectOperations(source.document, selection, misses));
  const facts = dropProse(reachable);
  trimResources(facts, selection, misses);
  const overlaid = await applyOverlay(dropUnused(facts), overlay, selection, misses);
  const contract = normalise(dropUnused(overlaid));
  contract.info["x-source"] = { version: source.document.info.version, sha256: source.sha256 };
  return { contract, misses: misses.sort() };
}
