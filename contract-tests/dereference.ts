/**
 * A copy in which every reference has given way to what it points at; what contains itself does so in the copy too.
 * A reference that leads nowhere gives undefined.
 */
export function dereference(document: object): unknown {
  const copies = new Map<object, unknown>();
  const copyOf = (node: unknown): unknown => {
    if (typeof node !== "object" || node === null) return node;
    if ("$ref" in node && typeof node.$ref === "string") return copyOf(targetOf(document, node.$ref));
    if (copies.has(node)) return copies.get(node);
    const copy: Record<string, unknown> | unknown[] = Array.isArray(node) ? [] : {};
    // Noted before it is filled, so that what comes back to itself finds it.
    copies.set(node, copy);
    return Object.assign(copy, Object.fromEntries(Object.entries(node).map(([key, child]) => [key, copyOf(child)])));
  };
  return copyOf(document);
}

function targetOf(document: object, reference: string): unknown {
  const steps = reference.slice("#/".length).split("/");
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
}
