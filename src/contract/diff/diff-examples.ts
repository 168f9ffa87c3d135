import { isDeepStrictEqual } from "node:util";
import { type Change, change, type Place } from "./change.js";
import { verdicts } from "./classify.js";
import { type ExampleCheck, type ExampleProblem, exampleCheckOf } from "./example-check.js";
import { type BothDocuments, type Node, operationsIn, resolved } from "./operation-pair.js";
import { entriesOf, isObject, isSchema, itemsOf } from "./schemas/raw-schema.js";

/** Examples that their schema refuses now and did not refuse before. Mocks respond with them. */
export function diffExamples(documents: BothDocuments): Change[] {
  const old = examplePlacesOf(documents.before);
  const checks: Partial<Record<"before" | "after", ExampleCheck>> = {};
  const problemOf = (side: "before" | "after", place: ExamplePlace, name: string): ExampleProblem | undefined => {
    if (place.examples.get(name) === undefined) return { message: "no such example exists", isOfSchema: false };
    checks[side] ??= exampleCheckOf(documents[side]);
    return checks[side](place.schema, place.examples.get(name));
  };
  return [...examplePlacesOf(documents.after)].flatMap(([key, place]) => {
    const before = old.get(key);
    const isAccepted = before !== undefined && !mayRefuseMore(before, place, documents);
    return [...place.examples].flatMap(([name, value]) => {
      const wasThere = before?.examples.has(name) ?? false;
      if (isAccepted && wasThere && isDeepStrictEqual(before?.examples.get(name), value)) return [];
      const problem = problemOf("after", place, name);
      if (problem === undefined) return [];
      const oldProblem = before && wasThere ? problemOf("before", before, name) : undefined;
      if (oldProblem && !oldProblem.isOfSchema) return [];
      return [change(place, "example-invalid", `example ${name}: ${problem.message}`, verdicts.unreadable)];
    });
  });
}

/** Whether a schema may refuse what it accepted before. To compare takes less time than to check. */
function mayRefuseMore(before: ExamplePlace, after: ExamplePlace, { isSame, compare }: BothDocuments): boolean {
  if (isSame(before.schema, after.schema)) return false;
  if (!isSchema(before.schema) || !isSchema(after.schema)) return true;
  const differences = compare(before.schema, after.schema, "response");
  return differences.some(({ effect }) => effect === "narrows" || effect === "crosses");
}

/** A body or a parameter that shows examples of its schema. */
interface ExamplePlace extends Place {
  schema: unknown;
  /** By name; one whose reference leads nowhere has no value. */
  examples: Map<string, unknown>;
}

const known = new WeakMap<object, Map<string, ExamplePlace>>();

/** Every place with examples, by a name of its own. */
function examplePlacesOf(document: Node): Map<string, ExamplePlace> {
  const places = known.get(document) ?? new Map(operationsOf(document).flatMap((found) => placesIn(document, found)));
  known.set(document, places);
  return places;
}

/** Each operation with its name and its parameters, those of the path first. */
function operationsOf(document: Node) {
  return entriesOf(document.paths).flatMap(([path, node]) => {
    const item = resolved(document, node);
    return operationsIn(item).map(([method, operation]) => {
      const parameters = [...itemsOf(item.parameters), ...itemsOf(operation.parameters)];
      return { name: `${method} ${path}`, operation, parameters };
    });
  });
}

function placesIn(
  document: object,
  { name, operation, parameters }: ReturnType<typeof operationsOf>[number],
): [string, ExamplePlace][] {
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

/** Those in a file of their own cannot be checked. */
function examplesOf(document: object, holder: Record<string, unknown>): Map<string, unknown> {
  const named = entriesOf(holder.examples)
    .map(([name, node]) => [name, resolved(document, node)] as const)
    .filter(([_, { $ref, externalValue }]) => externalValue === undefined && !/^[^#]/.test(String($ref ?? "")))
    .map(([name, example]) => [name, example.value] as const);
  return new Map(holder.example === undefined ? named : [...named, ["example", holder.example] as const]);
}
