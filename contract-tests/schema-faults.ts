import { Ajv } from "ajv";
import formats from "ajv-formats";

/** What is wrong with a value by the schema at a JSON pointer: places with what they should be. */
export type SchemaFaults = (pointer: string, value: unknown) => string[];

/** Compiles the schemas of a document, each when it is first asked for. */
export function schemaFaultsOf(document: object): SchemaFaults {
  let ajv: Ajv | undefined;
  return (pointer, value) => {
    ajv ??= ajvFor(document);
    const validate = ajv.getSchema(`contract#${pointer.split("/").map(encodeURIComponent).join("/")}`);
    if (!validate) throw new Error(`the contract has no schema at ${pointer}`);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
  };
}

function ajvFor(document: object): Ajv {
  // Most schemas check one value, so that what compiling costs counts for more than how fast they check. The document
  // is no schema itself, so that there is nothing to hold to the meta-schema.
  const lenient = { strictTypes: false, strictRequired: false, meta: false, validateSchema: false };
  const ajv = new Ajv({ ...lenient, allErrors: true, code: { optimize: false } });
  formats.default(ajv);
  // `discriminator` only repeats what the enums of `type` say, and `x-any-other` marks an open enum. The rest are the
  // contract's own top-level names.
  ajv.addVocabulary(["discriminator", "x-any-other", ...Object.keys(document)]);
  return ajv.addSchema(document, "contract");
}
