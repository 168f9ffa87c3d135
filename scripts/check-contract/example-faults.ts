import type { Document, MediaType } from "../contract/document.js";
import { type Checks, mediaTypes } from "./schema-checks.js";

/** The examples that their schema refuses, and those that point at nothing, a sentence each. */
export function exampleFaults(contract: Document, checks: Checks): string[] {
  return mediaTypes(contract).flatMap(({ place, media }) =>
    examplesOf(contract, media).flatMap(({ name, value }) => {
      if (value === undefined) return [`${place} example ${name}: there is no such example`];
      const check = media.schema && checks.get(media.schema);
      if (!check || check(value)) return [];
      const [first] = check.errors ?? [];
      return [`${place} example ${name}: ${first?.instancePath || "/"} ${first?.message}`];
    }),
  );
}

export interface Example {
  name: string;
  summary: string;
  value: unknown;
}

/** The examples of a body, references to components followed. */
export function examplesOf(contract: Document, media: MediaType): Example[] {
  const components = (contract.components.examples ?? {}) as NonNullable<MediaType["examples"]>;
  const named = Object.entries(media.examples ?? {}).map(([name, example]) => {
    const reference = typeof example.$ref === "string" ? example.$ref.split("/").at(-1) : undefined;
    const { summary, value } = (reference === undefined ? example : components[reference]) ?? {};
    return { name, summary: String(summary ?? ""), value };
  });
  return media.example === undefined ? named : [{ name: "example", summary: "", value: media.example }, ...named];
}
