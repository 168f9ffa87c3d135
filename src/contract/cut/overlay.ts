import overlays from "openapi-format/utils/overlay.js";
import { type Document, isObject } from "./document.js";
import { factsOf, movedFacts } from "./facts.js";
import type { Selection } from "./selection.js";

/** openapi/overlay.yaml: an OpenAPI Overlay 1.0 document. */
export interface Overlay {
  overlay: string;
  info: { title: string; version: string };
  actions: OverlayAction[];
}

export interface OverlayAction {
  target: string;
  description?: string;
  update?: unknown;
  remove?: true;
  /** Ours: the action is for this operation and is passed over while the selection does not have it. */
  "x-for"?: string;
  [extension: `x-${string}`]: unknown;
}

/** How a miss begins when an action that only describes would bring back a fact that the document does not have. */
const madeUp = "what openapi/overlay.yaml describes there (change or remove the action);";

/**
 * Applies the overlay. A target that matches nothing goes to `misses`: Apple has moved, or the overlay has a slip. So
 * does a fact that an action without `description` adds: such actions bring prose and examples, and one that describes
 * what is no longer there would bring it back without a type.
 */
export async function applyOverlay(
  document: Document,
  overlay: Overlay,
  selection: Selection,
  misses: string[],
): Promise<Document> {
  const wanted = wantedActions(overlay, selection);
  const { data: corrected } = await applyActions(document, overlay, wanted.filter(isCorrection));
  const { data, unused } = await applyActions(document, overlay, wanted);
  for (const action of unused) misses.push(`overlay target ${action.target}`);
  for (const moved of movedFacts(factsOf(corrected), factsOf(data))) {
    misses.push(`${madeUp} ${moved}`);
  }
  return data;
}

/** Applies the corrections alone. One whose target does not exist is passed over. */
export async function applyCorrections(document: Document, overlay: Overlay, selection: Selection): Promise<Document> {
  const { data } = await applyActions(document, overlay, wantedActions(overlay, selection).filter(isCorrection));
  return data;
}

/** The actions that are not for an operation which the selection leaves out. */
function wantedActions(overlay: Overlay, selection: Selection): OverlayAction[] {
  return overlay.actions.filter((action) => !action["x-for"] || action["x-for"] in selection.operations);
}

/** A correction says why; every other action brings prose and examples only. */
function isCorrection(action: OverlayAction): boolean {
  return Boolean(action.description);
}

/** Applies some of an overlay's actions to a copy of the document. */
async function applyActions(document: Document, overlay: Overlay, actions: OverlayAction[]) {
  const overlaySet = structuredClone({ ...overlay, actions });
  const { data, resultData } = await overlays.openapiOverlay(structuredClone(document), { overlaySet });
  return { data: data as Document, unused: resultData.unusedActions as OverlayAction[] };
}

/**
 * The corrections that change nothing any more, by target and reason: Apple has fixed what they corrected. A correction
 * that removes and the one that sets again are seen together, since each fact that either moves is held against Apple's
 * document and against the document with every correction applied.
 */
export async function staleCorrections(document: Document, overlay: Overlay, selection: Selection): Promise<string[]> {
  const corrections = wantedActions(overlay, selection).filter(isCorrection);
  const moves: [OverlayAction, string[]][] = [];
  let corrected = document;
  for (const action of corrections) {
    const { data, unused } = await applyActions(corrected, overlay, [action]);
    // One whose target does not exist is a miss, and reported as such.
    if (unused.length === 0) moves.push([action, movedFactNames(corrected, data)]);
    corrected = data;
  }
  const [before, after] = [factsOf(document), factsOf(corrected)];
  return moves
    .filter(([, moved]) => moved.every((fact) => before.get(fact) === after.get(fact)))
    .map(([{ target, description }]) => `overlay correction ${target}: ${JSON.stringify(description)}`);
}

function movedFactNames(before: Document, after: Document): string[] {
  const [old, now] = [factsOf(unlike(before, after)), factsOf(unlike(after, before))];
  return [...new Set([...old.keys(), ...now.keys()])].filter((fact) => old.get(fact) !== now.get(fact));
}

/** Leaves out the paths, components and other parts that the other document has alike: flattening all of them is slow. */
function unlike<Part extends object>(part: Part, other: object, depth = 0): Part {
  const members = Object.entries(part).flatMap(([name, member]) => {
    const counterpart: unknown = (other as Record<string, unknown>)[name];
    const goesDeeper = depth < 2 && isObject(member) && isObject(counterpart);
    if (goesDeeper) return [[name, unlike(member, counterpart, depth + 1)]];
    return JSON.stringify(member) === JSON.stringify(counterpart) ? [] : [[name, member]];
  });
  return Object.fromEntries(members) as Part;
}
