import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { type Document, type MediaType, operationsOf, type Schema, walkObjects } from "./document.js";

/** Why a contract cannot be used by what is built on it, a sentence each. */
export function contractProblems(contract: Document): string[] {
  const problems = shapeProblems(contract);
  if (problems.length > 0) return problems;
  const checks: Checks = new Map();
  return [...compileSchemas(contract, checks), ...exampleProblems(contract, checks)];
}

/** What OpenAPI allows, and nothing here can use. */
function shapeProblems(contract: Document): string[] {
  return operationsOf(contract).flatMap(({ name, operation: { parameters = [], requestBody, responses } }) => {
    const bodies = Object.entries({ ...responses, ...(requestBody && { request: requestBody }) });
    const statuses = Object.keys(responses);
    return [
      ...parameters
        .filter(({ schema }) => !schema)
        .map((one) => `${name} parameter ${one.name ?? one.$ref}: no schema in place`),
      ...statuses
        .filter((status) => !/^\d{3}$/.test(status))
        .map((status) => `${name} response ${status}: not a status`),
      ...(statuses.some((status) => status.startsWith("2")) ? [] : [`${name}: no response for success`]),
      ...bodies.flatMap(([part, { $ref, content }]) => {
        if ($ref) return [`${name} ${part}: refers to ${$ref}; it has to be in place`];
        return content && !content["application/json"] ? [`${name} ${part}: no application/json`] : [];
      }),
    ];
  });
}

/** A compiled check for each schema of the contract that stands for a whole value. */
export type Checks = Map<Schema, ValidateFunction>;

interface SchemaPlace {
  /** "GET /v1/apps parameter limit": where the schema stands. */
  place: string;
  schema: Schema;
}

/**
 * Compiles every schema with ajv, as strictly as OpenAPI 3.0 allows, into `checks`. A schema that does not compile is
 * a problem: Prism silently skips validation for it. What refers to such a schema fails with it and is only counted.
 */
export function compileSchemas(contract: Document, checks: Checks): string[] {
  const compile = compilerFor(contract);
  const placesOf = new Map<string, string[]>();
  for (const { place, schema } of schemaPlaces(contract)) {
    try {
      checks.set(schema, compile(schema));
    } catch (error) {
      const { message } = error as Error;
      placesOf.set(message, [...(placesOf.get(message) ?? []), place]);
    }
  }
  return [...placesOf].map(([message, [first, ...others]]) => {
    const more = others.length > 0 ? ` (nor do ${others.length} more, for the same reason)` : "";
    return `the schema of ${first} does not compile${more}: ${message}`;
  });
}

/** Every component schema and every schema of a parameter, a request body or a response. */
function schemaPlaces(contract: Document): SchemaPlace[] {
  const components = Object.entries(contract.components.schemas).map(([name, schema]) => ({ place: name, schema }));
  const ofPaths = Object.entries(contract.paths).flatMap(([path, { parameters = [] }]) =>
    parameters.map(({ name, schema }) => ({ place: `${path} parameter ${name}`, schema })),
  );
  const ofParameters = operationsOf(contract).flatMap(({ name, operation: { parameters = [] } }) =>
    parameters.map((parameter) => ({ place: `${name} parameter ${parameter.name}`, schema: parameter.schema })),
  );
  const ofBodies = mediaTypes(contract).flatMap(({ place, media }) =>
    media.schema ? [{ place, schema: media.schema }] : [],
  );
  return [...components, ...ofPaths, ...ofParameters, ...ofBodies];
}

/** What is sent and received: every media type of every request body and response. */
export function mediaTypes(contract: Document): { place: string; media: MediaType }[] {
  return operationsOf(contract).flatMap(({ name, operation }) => {
    const bodies = [["request", operation.requestBody] as const, ...Object.entries(operation.responses)];
    return bodies.flatMap(([part, body]) =>
      Object.values(body?.content ?? {}).map((media) => ({ place: `${name} ${part}`, media })),
    );
  });
}

function compilerFor(contract: Document): (schema: Schema) => ValidateFunction {
  const ajv = new Ajv({ strict: true, allErrors: true });
  addFormats.default(ajv);
  // OpenAPI's own keyword; the `oneOf` beside it does the checking.
  ajv.addKeyword("discriminator");
  ajv.addVocabulary([...extensionsIn(contract)]);
  for (const [name, schema] of Object.entries(contract.components.schemas)) {
    ajv.addSchema(withAjvReferences(schema), `schema:${name}`, false, false);
  }
  return (schema) => ajv.compile(withAjvReferences(schema));
}

/** Keywords of Apple's own, which say nothing about what is valid. */
function extensionsIn(contract: Document): Set<string> {
  const names = new Set<string>();
  walkObjects(contract, (object) => {
    for (const name of Object.keys(object)) if (name.startsWith("x-")) names.add(name);
  });
  return names;
}

/** A copy whose references name a schema of their own instead of a place in the contract. */
function withAjvReferences(schema: Schema): Schema {
  const rename = (reference: string) => reference.replace(/^#\/components\/schemas\/([^/]+)/, "schema:$1#");
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === "$ref" && typeof value === "string" ? rename(value) : value,
  );
}

/** The examples that their schema refuses, and those whose reference leads nowhere, a sentence each. */
export function exampleProblems(contract: Document, checks: Checks): string[] {
  return mediaTypes(contract).flatMap(({ place, media }) =>
    examplesOf(contract, media).flatMap(({ name, value }) => {
      if (value === undefined) return [`${place} example ${name}: no such example exists`];
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
