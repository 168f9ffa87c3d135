import { type OperationKey, operations } from "../../../generated/operations.js";

/** The operation that a request is for, and the id in its path. */
export interface Route {
  operation: OperationKey;
  id: string;
}

const templates = Object.entries(operations).map(([key, { method, path }]) => ({
  operation: key as OperationKey,
  method,
  pattern: new RegExp(`^${path.replace("{id}", "([^/]+)")}$`),
}));

export function routeOf(method: string, path: string): Route | undefined {
  for (const template of templates) {
    const match = template.method === method ? template.pattern.exec(path) : null;
    if (match) return { operation: template.operation, id: decoded(match[1] ?? "") };
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
