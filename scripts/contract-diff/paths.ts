import { methods } from "../contract/document.js";
import { isObject } from "../contract/is-object.js";
import { type OperationPair, resolved } from "./operation-pair.js";
import { entriesOf } from "./schemas/raw-schema.js";

export interface PathSide {
  path: string;
  item: Record<string, unknown>;
}

/**
 * By template without names, `/v1/apps/{id}` and `/v1/apps/{appId}` being the same route; by its own name where the
 * other document has that too, or another path has taken the template.
 */
export function pathsOf(document: Record<string, unknown>, other: Record<string, unknown>): Map<string, PathSide> {
  const routes = new Map<string, PathSide>();
  for (const [path, item] of entriesOf(document.paths)) {
    if (!path.startsWith("/")) continue;
    const isShared = isObject(other.paths) && Object.hasOwn(other.paths, path);
    const route = isShared || routes.has(template(path)) ? path : template(path);
    routes.set(route, { path, item: resolved(document, item) });
  }
  return routes;
}

/** Told from every path by what it begins with. */
function template(path: string): string {
  return `like ${path.replace(/\{[^{}]*\}/g, "{}")}`;
}

/** The names in a path, in order. */
export function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}

/** By method and name. */
export function webhooksOf(document: Record<string, unknown>): Map<string, OperationPair["before"]> {
  return new Map(
    entriesOf(document.webhooks).flatMap(([name, node]) => {
      const item = resolved(document, node);
      return methods.flatMap((method) => {
        const operation = item[method];
        return isObject(operation) ? [[`${method.toUpperCase()} ${name}`, { operation, item }] as const] : [];
      });
    }),
  );
}
