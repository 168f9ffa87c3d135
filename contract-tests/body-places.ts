import type { Schema } from "./contract.js";

/** A place in a body: the keys that lead there, and what the contract wants there. */
export interface BodyPlace {
  steps: string[];
  schema: Schema;
  required: boolean;
}

/** Every place in a body that has everything in it. */
export function bodyPlaces({ properties = {}, required = [], items }: Schema, above: string[] = []): BodyPlace[] {
  const children = Object.entries(properties).map(([key, schema]) => ({
    key,
    schema,
    required: required.includes(key),
  }));
  if (items) children.push({ key: "0", schema: items, required: false });
  return children.flatMap(({ key, schema, required }) => {
    const steps = [...above, key];
    return [{ steps, schema, required }, ...bodyPlaces(schema, steps)];
  });
}

/** A copy of a body in which what holds the last step has been changed. */
export function changed(body: unknown, steps: string[], change: (parent: Record<string, unknown>) => void): unknown {
  const copy: unknown = structuredClone(body);
  // The steps were found by walking the schema that the body is a sample of, so each leads to an object or a list.
  const parent = steps
    .slice(0, -1)
    .reduce((at, step) => at[step] as Record<string, unknown>, copy as Record<string, unknown>);
  change(parent);
  return copy;
}
