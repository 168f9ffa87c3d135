import { isObject } from "../../contract/is-object.js";

/** What stands where a `$ref` points, references followed; the node itself when it is none or leads nowhere. */
export function followReference(document: object, node: unknown, seen: readonly string[] = []): unknown {
  const reference = isObject(node) ? node.$ref : undefined;
  if (typeof reference !== "string" || seen.includes(reference)) return node;
  const target = atPointer(document, reference);
  return target === undefined ? node : followReference(document, target, [...seen, reference]);
}

/** "Book" of "#/components/schemas/Book": what people call the thing referred to. */
export function referenceName(node: unknown): string | undefined {
  const reference = isObject(node) ? node.$ref : undefined;
  return typeof reference === "string" ? stepsOf(reference).at(-1) : undefined;
}

export function atPointer(document: object, reference: string): unknown {
  if (reference !== "#" && !reference.startsWith("#/")) return undefined;
  return stepsOf(reference).reduce<unknown>(
    (node, step) =>
      typeof node === "object" && node !== null && Object.hasOwn(node, step)
        ? (node as Record<string, unknown>)[step]
        : undefined,
    document,
  );
}

/** The component that a reference leads to or into, as "schemas/Book"; undefined when it leads anywhere else. */
export function componentOf(reference: string): string | undefined {
  const [place, kind, name] = stepsOf(reference);
  return reference.startsWith("#/") && place === "components" && name !== undefined ? `${kind}/${name}` : undefined;
}

/** What the target of a discriminator's mapping refers to: it may say `Book` for `#/components/schemas/Book`. */
export function mappingReference(target: unknown): string {
  const text = String(target);
  return /[/#.]/.test(text) ? text : `#/components/schemas/${text}`;
}

function stepsOf(reference: string): string[] {
  return reference.split("/").slice(1).map(unescaped);
}

function unescaped(step: string): string {
  const decoded = /%[0-9a-f]{2}/i.test(step) ? orAsItIs(step) : step;
  return decoded.replaceAll("~1", "/").replaceAll("~0", "~");
}

function orAsItIs(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
