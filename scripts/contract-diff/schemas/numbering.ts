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
