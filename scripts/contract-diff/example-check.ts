import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { isObject } from "./raw-schema.js";

/** What a schema has against a value; undefined when it accepts it. */
export type ExampleCheck = (pointer: string, schema: unknown, value: unknown) => string | undefined;

/** Checks examples against the schemas of a document. Schemas are compiled when they are first asked for. */
export function exampleCheckOf(document: object): ExampleCheck {
  const ajv = new Ajv({ strict: false, validateFormats: true, logger: false });
  addFormats.default(ajv);
  // The document as a whole is no schema; only what is referred to in it is.
  ajv.addSchema({ ...document }, "document", false, false);
  const compiled = new Map<string, ValidateFunction | string>();
  const faults = new Map<ValidateFunction, Map<unknown, string | undefined>>();

  function compile(pointer: string): ValidateFunction | string {
    try {
      return ajv.getSchema(`document${pointer}`) ?? "its schema cannot be found";
    } catch (error) {
      return `its schema does not compile: ${(error as Error).message}`;
    }
  }

  return (pointer, schema, value) => {
    // Many bodies refer to the same component, and many examples are the same.
    const target = isObject(schema) && typeof schema.$ref === "string" ? schema.$ref : pointer;
    const validate = compiled.get(target) ?? compile(target);
    compiled.set(target, validate);
    if (typeof validate === "string") return validate;
    if (value === undefined) return "there is no such example";
    const known = faults.get(validate) ?? new Map<unknown, string | undefined>();
    faults.set(validate, known);
    if (!known.has(value)) {
      const [first] = validate(value) ? [] : (validate.errors ?? []);
      known.set(value, first && `${first.instancePath || "/"} ${first.message}`);
    }
    return known.get(value);
  };
}
