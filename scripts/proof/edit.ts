import type { Document } from "../contract/document.js";

export type Path = readonly (string | number)[];

/** Another value at one place of a document; undefined removes what is there. */
export interface Edit {
  path: Path;
  value: unknown;
}

/** The document after these edits, in their order. What they do not touch is shared with the document given. */
export function edited(document: Document, edits: readonly Edit[]): Document {
  return edits.reduce((at, { path, value }) => withValue(at, path, value) as Document, document);
}

/** What stands at a place; undefined when there is no such place. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], document);
}

function withValue(node: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const copy = (Array.isArray(node) ? [...node] : { ...(node as object) }) as Record<string | number, unknown>;
  const child = withValue(copy[step], rest, value);
  if (child !== undefined) copy[step] = child;
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else delete copy[step];
  return copy;
}
