import { methods } from "../contract/document.js";
import { type OperationPair, resolved } from "./operation-pair.js";
import { entriesOf, isObject } from "./raw-schema.js";

export interface PathSide {
  path: string;
  item: Record<string, unknown>;
}

/**
 * By template without names, `/v1/apps/{id}` and `/v1/apps/{appId}` being the same route; by its own name where the
 * other document has that too.
 */
export function pathsOf(document: Record<string, unknown>, other: Record<string, unknown>): Map<string, PathSide> {
  const route = (path: string) => (isObject(other.paths) && Object.hasOwn(other.paths, path) ? path : template(path));
  return new Map(
    entriesOf(document.paths)
      .filter(([path]) => path.startsWith("/"))
      .map(([path, item]) => [route(path), { path, item: resolved(document, item) }]),
  );
}

function template(path: string): string {
  return path.replace(/\{[^}]*\}/g, "{}");
}

/** The names in a path, in order. */
export function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
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
