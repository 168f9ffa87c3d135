import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { methods, type OperationName } from "./document.js";

/** openapi/selection.yaml: what the contract keeps of Apple's document. */
export interface Selection {
  operations: Record<OperationName, { parameters?: string[] } | null>;
  resources: Record<string, { attributes?: string[]; relationships?: string[] } | null>;
}

const names = { type: "array", items: { type: "string" }, uniqueItems: true };
const isSelection = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile<Selection>({
  type: "object",
  required: ["operations"],
  additionalProperties: false,
  properties: {
    operations: {
      type: "object",
      minProperties: 1,
      propertyNames: { pattern: `^(${methods.join("|").toUpperCase()}) /\\S*$` },
      additionalProperties: {
        type: ["object", "null"],
        additionalProperties: false,
        properties: { parameters: names },
      },
    },
    resources: {
      type: "object",
      additionalProperties: {
        type: ["object", "null"],
        additionalProperties: false,
        properties: { attributes: names, relationships: names },
      },
    },
  },
});

export async function readSelection(file: string): Promise<Selection> {
  return parseSelection(await readFile(file, "utf8"), file);
}

export function parseSelection(text: string, file: string): Selection {
  const selection: unknown = parse(text);
  if (!isSelection(selection)) {
    const faults = isSelection.errors?.map((error) => `${error.instancePath || "/"} ${error.message}`);
    throw new Error([`${file} is not a selection:`, ...(faults ?? [])].join("\n  "));
  }
  return { operations: selection.operations, resources: selection.resources ?? {} };
}
