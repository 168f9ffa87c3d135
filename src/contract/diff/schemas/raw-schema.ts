/** Whether a value of a document is an object: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A schema as it stands in a document: an object of keywords, or since OpenAPI 3.1 true or false. */
export type RawSchema = boolean | { readonly [keyword: string]: unknown };

export function isSchema(value: unknown): value is RawSchema {
  return isObject(value) || typeof value === "boolean";
}

/** The members of an object; none for anything else. */
export function entriesOf<T = unknown>(value: unknown): [string, T][] {
  return isObject(value) ? (Object.entries(value) as [string, T][]) : [];
}

/** The items of a list; none for anything else. */
export function itemsOf<T = unknown>(value: unknown): T[] {
  return Array.isArray(value) ? value : [];
}

/** A member of an object that is its own, whatever it is called. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** What two maps have under each name: undefined where only the other one has it. */
export function pairsByName<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>) {
  return [...new Set([...before.keys(), ...after.keys()])].map(
    (name) => [name, before.get(name), after.get(name)] as const,
  );
}

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
  const decoded = /%[0-9a-f]{2}/i.test(step) ? decodedOrNot(step) : step;
  return decoded.replaceAll("~1", "/").replaceAll("~0", "~");
}

function decodedOrNot(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** Numbers objects as they come, so that pairs and sets of them have a name. Anything else is its own. */
export function numbering(): (value: unknown) => string {
  const ids = new WeakMap<object, number>();
  let last = 0;
  return (value) => {
    if (typeof value !== "object" || value === null) return String(value);
    const id = ids.get(value) ?? ++last;
    ids.set(value, id);
    return String(id);
  };
}
