export type Step = string | number;

/** A place in a document: "data.0.attributes.url", with what stands there; "" is the document itself. */
export interface Place {
  name: string;
  steps: Step[];
  value: unknown;
}

/** Every place in a document, the document itself first. */
export function placesIn(value: unknown, steps: Step[] = []): Place[] {
  const below = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const stepOf = (key: string): Step => (Array.isArray(value) ? Number(key) : key);
  return [
    { name: steps.join("."), steps, value },
    ...below.flatMap(([key, child]) => placesIn(child, [...steps, stepOf(key)])),
  ];
}

/** A copy of a document with another value at a place; undefined removes what stands there. */
export function withValue(document: unknown, [step, ...further]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value;
  const copy = (Array.isArray(document) ? [...document] : { ...(document as object) }) as Record<Step, unknown>;
  if (further.length > 0 || value !== undefined) copy[step] = withValue(copy[step], further, value);
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else delete copy[step];
  return copy;
}
