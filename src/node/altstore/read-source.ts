import type { ParseError } from "jsonc-parser";
import { SourceError } from "../errors.js";

/**
 * A node of jsonc-parser's tree. Not by its own type: the declarations lead here, and who installs the package does not
 * have it.
 */
export interface SourceNode {
  readonly type: "object" | "array" | "property" | "string" | "number" | "boolean" | "null";
  readonly value?: unknown;
  readonly offset: number;
  readonly length: number;
  readonly children?: SourceNode[];
}

/** A source as text, and where everything in it is. */
export interface ReadSource {
  /** As it is in the file, with a byte order mark if it has one. */
  text: string;
  /** The tree of what is in it; its offsets are those of `text`. */
  root: SourceNode;
  value: unknown;
}

/**
 * Reads a source: strict JSON in UTF-8, as AltStore reads it, without comments and trailing commas.
 *
 * @throws SourceError that names line and column
 */
export async function readSource(bytes: Uint8Array): Promise<ReadSource> {
  const text = decode(bytes);
  // A library that only this needs.
  const { parseTree, printParseErrorCode } = await import("jsonc-parser");
  // As long as the mark, so that offsets stay.
  const json = text.replace(/^\ufeff/, " ");
  const errors: ParseError[] = [];
  try {
    const root = parseTree(json, errors, { disallowComments: true, allowTrailingComma: false });
    const [first] = errors;
    if (first) throw notJson(`${readable(printParseErrorCode(first.error))} at ${placeOf(json, first.offset)}`);
    const value: unknown = JSON.parse(json);
    if (root) return { text, root: refuseDuplicates(root), value };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    // What is stricter than the tree, such as bare control characters in text; or it is nested too deep.
  }
  throw notJson("a text, a number or a word in it is not JSON");
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notJson("not in UTF-8");
  }
}

function notJson(what: string): SourceError {
  const message = `not JSON: ${what}`;
  return new SourceError(message, [{ path: "", message }]);
}

/** `CommaExpected` as `comma expected`. */
function readable(code: string): string {
  return code.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
}

/** Readers differ on which of two members of one name counts. */
function refuseDuplicates(node: SourceNode, path = ""): SourceNode {
  const names = new Set<string>();
  for (const [at, child] of (node.children ?? []).entries()) {
    if (node.type !== "object") {
      refuseDuplicates(child, `${path}[${at}]`);
      continue;
    }
    const [key, value] = child.children ?? [];
    const name = String(key?.value);
    const here = path === "" ? name : `${path}.${name}`;
    if (names.has(name)) throw new SourceError(`${here}: there twice`, [{ path: here, message: "there twice" }]);
    names.add(name);
    if (value) refuseDuplicates(value, here);
  }
  return node;
}

/** The value of a member of an object; undefined when it has none. */
export function memberOf(node: SourceNode | undefined, name: string): SourceNode | undefined {
  if (node?.type !== "object") return undefined;
  return node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
}
