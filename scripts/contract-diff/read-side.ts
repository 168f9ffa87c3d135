import { readOverlay } from "../contract/apply-overlay.js";
import { cut } from "../contract/cut.js";
import { type Document, operationsOf } from "../contract/document.js";
import { overlayFile, selectionFile } from "../contract/files.js";
import { readDocument, type SourceDocument } from "../contract/read-document.js";
import { readSelection } from "../contract/selection.js";

/** One side of a comparison, and what to call it. */
export interface Side {
  document: Document;
  name: string;
}

/**
 * Reads one side. A full document of Apple's is cut with the committed selection and overlay; a contract, which says
 * where it was cut from, is taken as it is, and so is every document with `whole`.
 */
export async function readSide(source: string, whole: boolean): Promise<Side> {
  const read = await readDocument(source);
  const { info } = read.document;
  if (whole) return { document: read.document, name: `${info.title ?? source} ${info.version}` };
  if ("x-source" in info) return { document: read.document, name: info.version };
  return { document: await cutLeniently(read, source), name: info.version };
}

/** What the document lacks is no mistake here: the comparison tells it. */
async function cutLeniently(source: SourceDocument, name: string): Promise<Document> {
  const [selection, overlay] = await Promise.all([readSelection(selectionFile), readOverlay(overlayFile)]);
  const { contract, misses } = await cut(source, selection, overlay);
  if (operationsOf(contract).length === 0) {
    throw new Error(`${name}: none of the selected operations is in it; --all compares whole documents of any API`);
  }
  // Our descriptions of what an older document does not have yet would make it up.
  const isMadeUp = misses.some((miss) => miss.startsWith("what an overlay action"));
  if (!isMadeUp) return contract;
  const corrections = overlay.actions.filter(({ description }) => description);
  return (await cut(source, selection, { ...overlay, actions: corrections })).contract;
}
