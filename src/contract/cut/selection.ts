import { Ajv, type ValidateFunction } from "ajv";
import { type Document, methods, type OperationName, operationsOf, type PathItem } from "./document.js";
import { parseYaml } from "./parse-yaml.js";

/** openapi/selection.yaml: what the contract keeps of Apple's document. */
export interface Selection {
  operations: Record<OperationName, { parameters?: string[] } | null>;
  resources: Record<string, { attributes?: string[]; relationships?: string[] } | null>;
}

const names = { type: "array", items: { type: "string" }, uniqueItems: true };
/** Compiled when it is wanted: the command has what it needs as JSON. */
const isSelection: () => ValidateFunction<Selection> = () =>
  new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile<Selection>({
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

export function parseSelection(text: string, file: string): Selection {
  const { operations, resources = {} } = parseYaml(text, file, isSelection(), "a selection");
  return { operations, resources };
}

/** Keeps the selected operations and, of those, the selected query parameters. What does not exist goes to `misses`. */
export function selectOperations(document: Document, selection: Selection, misses: string[]): Document {
  const selected = new Map(Object.entries(selection.operations));
  const paths: Document["paths"] = {};
  for (const { name, method, path, operation } of operationsOf(document)) {
    const wanted = selected.get(name);
    if (wanted === undefined) continue;
    selected.delete(name);
    const parameters = operation.parameters?.filter(
      (parameter) => parameter.in !== "query" || (wanted?.parameters?.includes(parameter.name) ?? true),
    );
    for (const parameter of wanted?.parameters ?? []) {
      if (!parameters?.some((one) => one.name === parameter)) misses.push(`parameter ${parameter} of ${name}`);
    }
    paths[path] = {
      ...pathParameters(document.paths[path]),
      ...paths[path],
      [method]: parameters ? { ...operation, parameters } : operation,
    };
  }
  for (const name of selected.keys()) misses.push(`operation ${name}`);
  return { ...document, paths };
}

function pathParameters(item: PathItem | undefined): PathItem {
  return item?.parameters ? { parameters: item.parameters } : {};
}
