import { methods } from "../contract/document.js";
import { isObject } from "../contract/is-object.js";
import type { Change } from "./change.js";
import { resolved } from "./operation-pair.js";
import { entriesOf, itemsOf } from "./schemas/raw-schema.js";

/** A body or a parameter that shows examples of its schema. */
export interface ExamplePlace extends Pick<Change, "operation" | "location"> {
  schema: unknown;
  /** By name; one that is only referred to and not there has no value. */
  examples: Map<string, unknown>;
}

const known = new WeakMap<object, Map<string, ExamplePlace>>();

/** Every place with examples, by a name of its own. */
export function examplePlacesOf(document: Record<string, unknown>): Map<string, ExamplePlace> {
  const places = known.get(document) ?? new Map(operations(document).flatMap((found) => placesIn(document, found)));
  known.set(document, places);
  return places;
}

interface FoundOperation {
  name: Change["operation"];
  operation: Record<string, unknown>;
  parameters: unknown[];
}

function operations(document: Record<string, unknown>): FoundOperation[] {
  return entriesOf(document.paths).flatMap(([path, node]) => {
    const item = resolved(document, node);
    return methods.flatMap((method) => {
      const operation = item[method];
      const name = `${method.toUpperCase()} ${path}` as Change["operation"];
      return isObject(operation)
        ? [{ name, operation, parameters: [...itemsOf(item.parameters), ...itemsOf(operation.parameters)] }]
        : [];
    });
  });
}

function placesIn(document: object, { name, operation, parameters }: FoundOperation): [string, ExamplePlace][] {
  const inParameters = parameters.map((node) => {
    const parameter = resolved(document, node);
    return [`parameter ${parameter.name}`, parameter, String(parameter.in)] as const;
  });
  const bodies = [
    ["request body", operation.requestBody] as const,
    ...entriesOf(operation.responses).map(([status, response]) => [`response ${status}`, response] as const),
  ];
  const inBodies = bodies.flatMap(([location, body]) =>
    entriesOf(resolved(document, body).content).map(([type, media]) => [location, media, type] as const),
  );
  return [...inParameters, ...inBodies].flatMap(([location, holder, kind]): [string, ExamplePlace][] => {
    if (!isObject(holder) || holder.schema === undefined) return [];
    const examples = examplesOf(document, holder);
    const place = { operation: name, location, schema: holder.schema, examples };
    return examples.size > 0 ? [[`${name} ${location} ${kind}`, place]] : [];
  });
}

/** Those that are elsewhere, in a file of their own, cannot be looked at. */
function examplesOf(document: object, holder: Record<string, unknown>): Map<string, unknown> {
  const named = entriesOf(holder.examples)
    .map(([name, node]) => [name, resolved(document, node)] as const)
    .filter(([_, { $ref, externalValue }]) => externalValue === undefined && !/^[^#]/.test(String($ref ?? "")))
    .map(([name, example]) => [name, example.value] as const);
  return new Map(holder.example === undefined ? named : [...named, ["example", holder.example] as const]);
}
