import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isMapOfNames, isValue, isWordy } from "./schemas/keywords.js";
import { atPointer, entriesOf, isObject, itemsOf } from "./schemas/raw-schema.js";

/** Why an example does not match its schema. */
export interface ExampleProblem {
  message: string;
  /** The schema does not compile, so what it accepts is unknown. */
  isOfSchema: boolean;
}

/** What a schema has against a value; undefined when it accepts it. */
export type ExampleCheck = (schema: unknown, value: unknown) => ExampleProblem | undefined;

const options = { strict: false, validateSchema: false, meta: false, logger: false, inlineRefs: false } as const;

/** Checks examples against the schemas of a document, each of which is compiled when it is first asked for. */
export function exampleCheckOf(document: object): ExampleCheck {
  const ajv = addFormats.default(new Ajv2020({ ...options, addUsedSchema: false }));
  const added = new Set<string>();

  function addReferences(schema: unknown): void {
    for (const reference of referencesIn(schema)) {
      if (added.has(reference)) continue;
      added.add(reference);
      const target = atPointer(document, reference) ?? false;
      ajv.addSchema({ allOf: [jsonSchema(target)] }, schemaName(reference));
      addReferences(target);
    }
  }

  function compile(schema: unknown): ValidateFunction | string {
    try {
      addReferences(schema);
      return ajv.compile({ allOf: [jsonSchema(schema)] });
    } catch (error) {
      return `its schema does not compile: ${(error as Error).message}`;
    }
  }

  // Many bodies refer to the same component.
  const compiled = new Map<unknown, ValidateFunction | string>();
  return (schema, value) => {
    const key = isObject(schema) && typeof schema.$ref === "string" ? schema.$ref : schema;
    const validate = compiled.get(key) ?? compile(schema);
    compiled.set(key, validate);
    if (typeof validate === "string") return { message: validate, isOfSchema: true };
    const [first] = validate(value) ? [] : (validate.errors ?? []);
    return first && { message: `${first.instancePath || "/"} ${first.message}`, isOfSchema: false };
  };
}

const known = new WeakMap<object, unknown>();

/**
 * A schema of OpenAPI said as JSON Schema 2020-12 says it, for a validator. References become names of schemas of their
 * own. Documents share what an edit leaves alone, so what was converted is kept.
 */
function jsonSchema(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const converted = known.get(schema) ?? convert(schema);
  known.set(schema, converted);
  return converted;
}

/** The name of the schema that a reference leads to. */
function schemaName(reference: string): string {
  return `schema:${encodeURIComponent(reference)}`;
}

/** Every reference in a schema. */
function referencesIn(schema: unknown, key = ""): string[] {
  if (typeof schema !== "object" || schema === null || isValue(key)) return [];
  const { $ref } = schema as { $ref?: unknown };
  const own = typeof $ref === "string" ? [$ref] : [];
  return [...own, ...Object.entries(schema).flatMap(([name, value]) => referencesIn(value, keywordIn(key, name)))];
}

/** The keyword that a member stands under. Among names of somebody's choice, a property may be called `default`. */
function keywordIn(parent: string, name: string): string {
  return isMapOfNames(parent) ? "" : name;
}

function convert(node: unknown, key = ""): unknown {
  if (isValue(key)) return node;
  if (Array.isArray(node)) return node.map((item) => convert(item));
  if (!isObject(node)) return key === "$ref" ? schemaName(String(node)) : node;
  const kept = entriesOf(node).filter(([name]) => isMapOfNames(key) || !isWordy(name));
  const converted = Object.fromEntries(kept.map(([name, value]) => [name, convert(value, keywordIn(key, name))]));
  return isMapOfNames(key) ? converted : withoutOwnKeywords(converted);
}

/** OpenAPI 3.0 has ways of its own to say null and exclusive limits. */
function withoutOwnKeywords({ nullable, discriminator: _, ...schema }: Record<string, unknown>): object {
  for (const [exclusive, limit] of [
    ["exclusiveMaximum", "maximum"],
    ["exclusiveMinimum", "minimum"],
  ] as const) {
    if (typeof schema[exclusive] !== "boolean") continue;
    const { [exclusive]: isExclusive, [limit]: value, ...rest } = schema;
    schema = { ...rest, ...(value !== undefined && { [isExclusive ? exclusive : limit]: value }) };
  }
  if (nullable !== true) return schema;
  const { type, enum: values } = schema;
  if (type === undefined) return { anyOf: [schema, { type: "null" }] };
  return { ...schema, type: [type, "null"].flat(), ...(values !== undefined && { enum: [...itemsOf(values), null] }) };
}
