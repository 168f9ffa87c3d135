/** Calls `visit` for every object of a JSON value, the value itself first, with the path of keys that leads there. */
export function walkObjects(
  value: unknown,
  visit: (object: Record<string, unknown>, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) visit(value as Record<string, unknown>, path);
  for (const [key, child] of Object.entries(value)) walkObjects(child, visit, [...path, key]);
}
