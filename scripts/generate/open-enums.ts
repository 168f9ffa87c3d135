import {
  type Document,
  operationsOf,
  referencedSchemaName,
  type Schema,
  walkObjects,
} from "../../src/contract/cut/document.js";
import { schemasOfResponses } from "./schemas-of-responses.js";

/** Marks the alternative that lets any other string through; `schema.ts` writes it as `(string & {})`. */
export const anyOtherString: Schema = { type: "string", "x-any-other": true };

/**
 * Opens the enums that responses may hold, at the place where they are used: Apple adds values without notice, and a
 * client must pass them on. Requests stay closed, so that a slip does not compile, and so do `type` discriminators and
 * the enum components themselves, which list the values known. A component used on both sides counts as a response.
 */
export function openEnums(document: Document): Document {
  const opened = structuredClone(document);
  const schemas = opened.components.schemas;
  const inResponses = schemasOfResponses(opened);
  for (const [name, schema] of Object.entries(schemas)) {
    if (inResponses.has(name) && !isEnum(schema)) openEnumsBelow(schema, schemas);
  }
  for (const { operation } of operationsOf(opened)) {
    for (const response of Object.values(operation.responses)) openEnumsBelow(response, schemas);
  }
  return opened;
}

function isEnum(schema: Schema | undefined): boolean {
  return schema?.enum !== undefined && schema.type === "string";
}

function openEnumsBelow(value: object, schemas: Record<string, Schema>): void {
  walkObjects(value, (object, path) => {
    for (const [key, child] of Object.entries(object) as [string, Schema][]) {
      const isDiscriminator = key === "type" && path.at(-1) === "properties";
      const component = schemas[referencedSchemaName(child) ?? ""];
      if (isDiscriminator || !(isEnum(child) || isEnum(component))) continue;
      const { description, deprecated, ...closed } = child;
      object[key] = { description, deprecated, anyOf: [closed, anyOtherString] };
    }
  });
}
