import { Ajv } from "ajv";
import { methods, type OperationName } from "./document.js";
import { parseYaml, readYaml } from "./read-yaml.js";

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
  return withResources(await readYaml(file, isSelection, "a selection"));
}

export function parseSelection(text: string, file: string): Selection {
  return withResources(parseYaml(text, file, isSelection, "a selection"));
}

function withResources({ operations, resources }: Selection): Selection {
  return { operations, resources: resources ?? {} };
}
