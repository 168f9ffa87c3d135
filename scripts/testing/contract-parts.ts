import { mediaTypes, type SchemaPlace } from "../check-contract/schema-checks.js";
import {
  type Document,
  type MediaType,
  operationsOf,
  type Parameter,
  resolveSchema,
  type Schema,
} from "../contract/document.js";
import { resourceType } from "../contract/resources.js";
import { walkObjects } from "../contract/walk.js";

/** Every parameter of the contract, of paths and of operations. */
export function parametersOf(contract: Document): Parameter[] {
  const ofPaths = Object.values(contract.paths).flatMap(({ parameters }) => parameters ?? []);
  return [...ofPaths, ...operationsOf(contract).flatMap(({ operation }) => operation.parameters ?? [])];
}

/** The bodies of every answer that is not a success. */
export function errorBodiesOf(contract: Document): { place: SchemaPlace["place"]; media: MediaType }[] {
  return mediaTypes(contract).filter(({ place }) => / [345]\d\d$/.test(place));
}

/** The references that lead nowhere. */
export function lostReferencesOf(contract: Document): string[] {
  const lost: string[] = [];
  walkObjects(contract, ({ $ref }) => {
    if (typeof $ref !== "string") return;
    const [root, ...steps] = $ref.split("/");
    const found = steps.reduce<unknown>(
      (place, step) => (place as Record<string, unknown> | undefined)?.[step],
      contract,
    );
    if (root !== "#" || found === undefined) lost.push($ref);
  });
  return lost;
}

/** The resource that an answer is about: of its list, and where it may be null the other alternative. */
export function resourceIn(contract: Document, answer: Schema | undefined): Schema | undefined {
  const data = resolveSchema(contract, answer?.properties?.data);
  return resolveSchema(contract, data?.items ?? data?.oneOf?.at(0) ?? data);
}

export function includedTypesOf(contract: Document, answer: Schema | undefined): (string | undefined)[] {
  const items = answer?.properties?.included?.items;
  if (!items) return [];
  const types = (items.oneOf ?? [items]).map((schema) => resourceType(resolveSchema(contract, schema)));
  return [...types, ...Object.keys(items.discriminator?.mapping ?? {})];
}

/** The names of a resource's attributes and relationships. */
export function membersOf(resource: Schema | undefined): string[] {
  const { attributes, relationships } = resource?.properties ?? {};
  return [attributes, relationships].flatMap((part) => Object.keys(part?.properties ?? {}));
}

/** The titles of at least 4 words and the summaries and descriptions of at least 3. */
export function sentencesOf(document: unknown): Set<string> {
  const sentences = new Set<string>();
  walkObjects(document, (object, path) => {
    if (path.at(-1) === "properties") return;
    for (const [key, least] of Object.entries({ title: 4, summary: 3, description: 3 })) {
      const text = typeof object[key] === "string" ? plain(object[key]) : "";
      if (text.split(" ").length >= least) sentences.add(text);
    }
  });
  return sentences;
}

/** A text whatever its capitals and line breaks. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
