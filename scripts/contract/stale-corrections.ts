import { applyActions, isCorrection, type Overlay, type OverlayAction, wantedActions } from "./apply-overlay.js";
import type { Document } from "./document.js";
import { factsOf } from "./facts.js";
import { isObject } from "./is-object.js";
import type { Selection } from "./selection.js";

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
    // One whose target is not there is a miss, and told of as such.
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
