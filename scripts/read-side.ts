import { cut } from "./contract/cut.js";
import { isObject, operationsOf, walkObjects } from "./contract/document.js";
import { overlayFile, selectionFile } from "./contract/files.js";
import { isCorrection, madeUp, readOverlay } from "./contract/overlay.js";
import { readAnyDocument, readDocument, type SourceDocument } from "./contract/read-document.js";
import { readSelection } from "./contract/selection.js";
import { namedTooDeep } from "./contract-diff/diff-documents.js";

/** One side of a comparison, and what to call it. */
export interface Side {
  document: object;
  name: string;
}

/**
 * Reads one side. A full document of Apple's is cut with the committed selection and overlay; a contract, which says
 * where it was cut from, is taken as it is, and so is every document with `whole`.
 */
export async function readSide(source: string, whole: boolean): Promise<Side> {
  try {
    return await (whole ? readWhole(source) : readContract(source));
  } catch (error) {
    throw namedTooDeep(error, source);
  }
}

async function readContract(source: string): Promise<Side> {
  const read = await readDocument(source);
  const { info } = read.document;
  if ("x-source" in info) return { document: read.document, name: info.version };
  return { document: await cutLeniently(read, source), name: info.version };
}

async function readWhole(source: string): Promise<Side> {
  const { document } = await readAnyDocument(source);
  const lost = foreignReferences(document);
  if (lost.length > 0) {
    const some = lost.slice(0, 3).join(", ") + (lost.length > 3 ? " …" : "");
    throw new Error(`${source}: refers to other files (${some}); make it one first: npx redocly bundle`);
  }
  const { title = source, version = "" } = isObject(document.info) ? document.info : {};
  return { document, name: `${title} ${version}`.trim() };
}

/** What is not in the document cannot be compared, and would not be missed. */
function foreignReferences(document: Record<string, unknown>): string[] {
  const found = new Set<string>();
  walkObjects(document, ({ $ref }, path) => {
    const isExample = path.some((step) => step === "example" || step === "examples" || step === "default");
    if (typeof $ref === "string" && !/^#(\/|$)/.test($ref) && !isExample) found.add($ref);
  });
  return [...found];
}

/** What the document lacks is no mistake here: the comparison tells it. */
async function cutLeniently(source: SourceDocument, name: string): Promise<object> {
  const [selection, overlay] = await Promise.all([readSelection(selectionFile), readOverlay(overlayFile)]);
  const { contract, misses } = await cut(source, selection, overlay);
  if (operationsOf(contract).length === 0) {
    throw new Error(`${name}: none of the selected operations is in it; --all compares whole documents of any API`);
  }
  // Our descriptions of what an older document does not have yet would make it up.
  const isMadeUp = misses.some((miss) => miss.startsWith(madeUp));
  if (!isMadeUp) return contract;
  const corrections = overlay.actions.filter(isCorrection);
  return (await cut(source, selection, { ...overlay, actions: corrections })).contract;
}
