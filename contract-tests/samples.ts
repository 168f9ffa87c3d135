import type { Schema } from "../src/testing/contract.js";

/** What kind of value is made of a schema, where the schema leaves a choice. */
interface Sampling {
  /** How many levels of objects have their optional properties. */
  optionalLevels: number;
  nulls: boolean;
  lists: "full" | "empty";
  text: string;
  /** Which value of an enum and which member of a `oneOf`; beyond the last one it begins again. */
  choice: number;
}

/** Deeper than any response, but for errors within errors. */
const levels = [0, 1, 2, 3, 4, 5, 6];

const everything: Sampling = {
  optionalLevels: Number.POSITIVE_INFINITY,
  nulls: false,
  lists: "full",
  text: "two words, 100 %",
  choice: 0,
};

/** Values at the edges of what a schema allows. Whoever honours the schema takes them all. */
const samplings: Record<string, Partial<Sampling>> = {
  "everything in it": {},
  ...Object.fromEntries(levels.map((level) => [`nothing optional from level ${level} on`, { optionalLevels: level }])),
  "null wherever it may stand": { nulls: true },
  "empty lists": { lists: "empty" },
  "empty texts": { text: "" },
  "long texts": { text: "A long text of two words ".repeat(200) },
  "the second choice everywhere": { choice: 1 },
  "the third choice everywhere": { choice: 2 },
};

export interface Sample {
  /** "everything in it". */
  what: string;
  value: unknown;
}

const samplesMade = new WeakMap<Schema, Sample[]>();

/** The different ones among the samples of a schema. They are made once: all errors, for one, have the same schema. */
export function samplesOf(schema: Schema): readonly Sample[] {
  const samples = samplesMade.get(schema) ?? differentSamples(schema);
  samplesMade.set(schema, samples);
  return samples;
}

function differentSamples(schema: Schema): Sample[] {
  const seen = new Set<string>();
  return Object.entries(samplings).flatMap(([what, sampling]) => {
    const value = sampleOf(schema, sampling);
    const text = JSON.stringify(value);
    if (seen.has(text)) return [];
    seen.add(text);
    return [{ what, value }];
  });
}

/** A value that has everything in it that its schema knows, optional or not, but for what the sampling says. */
export function sampleOf(schema: Schema, sampling: Partial<Sampling> = {}): unknown {
  return sample(schema, { ...everything, ...sampling }, []);
}

/** Undefined where a schema comes back to itself, which ends there. */
function sample(schema: Schema, sampling: Sampling, above: readonly Schema[]): unknown {
  if (above.includes(schema)) return undefined;
  const below = [...above, schema];
  const { nullable, oneOf, enum: values, type } = schema;
  if (nullable && sampling.nulls) return null;
  if (values) return chosen(values, sampling);
  if (oneOf) return sample(chosen(oneOf, sampling) ?? {}, sampling, below);
  if (type === "object") return sampleObject(schema, sampling, below);
  if (type === "array") return sampling.lists === "empty" ? [] : sampleList(schema.items ?? {}, sampling, below);
  return type === "string" ? sampleText(schema, sampling) : otherSamples[type ?? ""];
}

// No other type is known to the contract; a document that is served in its place may have one.
const otherSamples: Record<string, unknown> = { boolean: true, integer: 1, number: 0.5 };

function chosen<T>(choices: readonly T[], { choice }: Sampling): T | undefined {
  return choices[choice % choices.length];
}

function sampleObject(schema: Schema, sampling: Sampling, below: readonly Schema[]): Record<string, unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const hasOptional = sampling.optionalLevels > 0;
  const members = Object.entries(properties).filter(([name]) => hasOptional || required.includes(name));
  const others: typeof members =
    hasOptional && typeof additionalProperties === "object" ? [["anyName", additionalProperties]] : [];
  const inside = { ...sampling, optionalLevels: sampling.optionalLevels - 1 };
  const values = [...members, ...others].map(([name, member]) => [name, sample(member, inside, below)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** One item of each kind, and no fewer than two, so that a list that may hold one only would show. */
function sampleList(items: Schema, sampling: Sampling, below: readonly Schema[]): unknown[] {
  const choices = items.enum?.length ?? items.oneOf?.length ?? 1;
  const kinds = Array.from({ length: Math.max(choices, 2) }, (_, choice) =>
    sample(items, items.enum || items.oneOf ? { ...sampling, choice } : sampling, below),
  );
  return kinds.filter((value) => value !== undefined);
}

const formatted: Record<string, string> = {
  uri: "https://example.com/path",
  "uri-reference": "/path",
  "date-time": "2026-03-01T09:30:00-08:00",
  date: "2026-03-01",
  email: "someone@example.com",
  uuid: "3fb74833-4bf4-4c34-9cfd-f9dc4978ea45",
};

function sampleText({ format = "" }: Schema, { text }: Sampling): string {
  return formatted[format] ?? text;
}
