import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isObject } from "../contract/is-object.js";
import { jsonSchema, referencesIn, schemaName } from "./schemas/json-schema.js";
import { atPointer } from "./schemas/references.js";

/** What is wrong with an example. */
export interface Fault {
  message: string;
  /** Of a schema that does not compile, nobody knows what it accepts. */
  isOfSchema: boolean;
}

/** What a schema has against a value; undefined when it accepts it. */
export type ExampleCheck = (schema: unknown, value: unknown) => Fault | undefined;

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
