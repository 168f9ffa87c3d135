import { Ajv } from "ajv";
import formats from "ajv-formats";
import { contract } from "./contract.js";

const ajv = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false, verbose: true });
formats.default(ajv);
// `discriminator` only repeats what the enums of `type` say. The rest are the contract's own top-level names.
ajv.addVocabulary(["discriminator", ...Object.keys(contract)]);
ajv.addSchema(contract, "contract");

/** What is wrong with a value by the schema at a JSON pointer of the contract: places with what they should be. */
export function schemaFaults(pointer: string, value: unknown): string[] {
  const validate = ajv.getSchema(`contract#${pointer.split("/").map(encodeURIComponent).join("/")}`);
  if (!validate) throw new Error(`the contract has no schema at ${pointer}`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
}
