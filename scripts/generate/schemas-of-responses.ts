import {
  type Document,
  operationsOf,
  referencedSchemaName,
  type Schema,
  walkObjects,
} from "../../src/contract/cut/document.js";

/** The names of the components that responses are made of. */
export function schemasOfResponses(document: Document): Set<string> {
  const found = new Set<string>();
  const follow = (value: unknown): void =>
    walkObjects(value, (object) => {
      const name = referencedSchemaName(object as Schema);
      if (name === undefined || found.has(name)) return;
      found.add(name);
      follow(document.components.schemas[name]);
    });
  for (const { operation } of operationsOf(document)) follow(operation.responses);
  return found;
}
