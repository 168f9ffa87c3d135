import type { Document } from "../../contract/document.js";

export type Path = readonly (string | number)[];

/** Another value at one place of a document; undefined takes away what is there. */
export interface Edit {
  path: Path;
  value: unknown;
}

export function set(path: Path, value: unknown): Edit {
  return { path, value };
}

export function remove(path: Path): Edit {
  return { path, value: undefined };
}

/** The document with these edits, in their order. What they do not touch is shared with the document given. */
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
  if (child === undefined) delete copy[step];
  else copy[step] = child;
  return copy;
}
