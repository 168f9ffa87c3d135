import { cutLeniently } from "./cut/cut.js";
import { type Document, isObject, operationsOf, walkObjects } from "./cut/document.js";
import type { Overlay } from "./cut/overlay.js";
import { DocumentError, type ReadOptions, readAnyDocument, readDocument } from "./cut/read-document.js";
import type { Selection } from "./cut/selection.js";
import { diffDocuments, namedTooDeep } from "./diff/diff-documents.js";
import { atPointer } from "./diff/schemas/raw-schema.js";
import { type Report, reportOf } from "./report/report.js";

/** What cuts the contract out of a full document of Apple's. */
export interface Cutting {
  selection: Selection;
  overlay: Overlay;
}

export interface CompareOptions extends Pick<ReadOptions, "fetch"> {
  /** Compare whole documents of any API, not cut. */
  all?: boolean | undefined;
}

export interface Comparison {
  report: Report;
  /** "4.3 → 4.4.1". */
  title: string;
  /** The operations of the newer side. */
  operations: string[];
}

/** Compares two documents, each a contract, or a source to be read as `readSide` does. */
export async function compareDocuments(
  before: string | Document,
  after: string | Document,
  cutting: Cutting,
  options: CompareOptions = {},
): Promise<Comparison> {
  const [old, now] = await Promise.all([readSide(before, cutting, options), readSide(after, cutting, options)]);
  const overlaid = new Set([...old.overlaid, ...now.overlaid]);
  return {
    report: reportOf(diffDocuments(old.document, now.document, overlaid)),
    title: `${old.name} → ${now.name}`,
    operations: isObject(now.document.paths) ? operationsOf(now.document as Document).map(({ name }) => name) : [],
  };
}

/** One side of a comparison, and what to call it. */
interface Side {
  document: Record<string, unknown>;
  name: string;
  /** References of the overlay to what the document does not have. */
  overlaid: string[];
}

/**
 * Reads one side. A full document of Apple's is cut with the selection and the overlay; a contract, which says where it
 * was cut from, is taken as it is, and so is every document with `all`.
 */
async function readSide(source: string | Document, cutting: Cutting, options: CompareOptions): Promise<Side> {
  if (typeof source !== "string") return contractSide(source);
  try {
    return await (options.all ? readWhole(source, options) : readCut(source, cutting, options));
  } catch (error) {
    throw namedTooDeep(error, source);
  }
}

function contractSide(document: Document): Side {
  return { document, name: document.info.version, overlaid: [] };
}

async function readCut(source: string, { selection, overlay }: Cutting, options: CompareOptions): Promise<Side> {
  const read = await readDocument(source, options);
  const { info } = read.document;
  if ("x-source" in info) return contractSide(read.document);
  const document = await cutLeniently(read, selection, overlay);
  if (operationsOf(document).length === 0) {
    const what = "none of the selected operations is in it; diff --all compares whole documents of any API";
    throw new DocumentError(`${source}: ${what}`, "document");
  }
  const lost = [...referencesIn(document)].filter((reference) => !atPointer(document, reference));
  // Whether the document itself refers there takes long to find out, and there is seldom a reason to.
  const own = lost.length > 0 ? referencesIn(read.document) : new Set();
  return { document, name: info.version, overlaid: lost.filter((reference) => !own.has(reference)) };
}

async function readWhole(source: string, options: CompareOptions): Promise<Side> {
  const { document } = await readAnyDocument(source, options);
  const lost = [...referencesIn(document)].filter((reference) => !/^#(\/|$)/.test(reference));
  if (lost.length > 0) {
    const some = lost.slice(0, 3).join(", ") + (lost.length > 3 ? " …" : "");
    const what = `refers to other files (${some}); make it one first: npx redocly bundle`;
    throw new DocumentError(`${source}: ${what}`, "document");
  }
  const { title = source, version = "" } = isObject(document.info) ? document.info : {};
  return { document, name: `${title} ${version}`.trim(), overlaid: [] };
}

/** Every reference of a document, except those in examples. */
function referencesIn(document: object): Set<string> {
  const found = new Set<string>();
  walkObjects(document, ({ $ref }, path) => {
    const isExample = path.some((step) => step === "example" || step === "examples" || step === "default");
    if (typeof $ref === "string" && !isExample) found.add($ref);
  });
  return found;
}
