import { type Content, type Document, type Operation, operationsOf } from "../contract/document.js";
import type { Change } from "../contract-diff/change.js";
import { methodsOf } from "./methods-of.js";

/** What of this project an operation's changes touch. */
export interface Touched {
  operation: string;
  /** "packages.create". */
  methods: string[];
  /** "201 apple", "request apple". */
  examples: string[];
}

/** What the changes touch, operation by operation; changes to the document as a whole touch everything and are left out. */
export function touchedBy(changes: readonly Change[], contract: Document): Touched[] {
  const operations = new Map(operationsOf(contract).map(({ name, operation }) => [name as string, operation]));
  const names = [...new Set(changes.map(({ operation }) => operation))].filter((name) => name !== "*");
  return names.sort().map((name) => {
    const locations = changes.filter(({ operation }) => operation === name).map(({ location }) => location);
    const operation = operations.get(name);
    const examples = operation ? locations.flatMap((location) => examplesAt(operation, location)) : [];
    return { operation: name, methods: methodsOf(name), examples: [...new Set(examples)].sort() };
  });
}

function examplesAt({ requestBody, responses }: Operation, location: string): string[] {
  const [, status] = /^response (\d{3})/.exec(location) ?? [];
  if (status) return exampleNames(responses[status]).map((name) => `${status} ${name}`);
  return location.startsWith("request body") ? exampleNames(requestBody).map((name) => `request ${name}`) : [];
}

function exampleNames(content: Content | undefined): string[] {
  return Object.values(content?.content ?? {}).flatMap(({ examples }) => Object.keys(examples ?? {}));
}
