import { type Document, type OperationName, operationsOf, type PathItem } from "./document.js";

/** openapi/selection.yaml: what the contract keeps of Apple's document. */
export interface Selection {
  operations: Record<OperationName, { parameters?: string[] } | null>;
  resources: Record<string, { attributes?: string[]; relationships?: string[] } | null>;
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
