import { type Change, change } from "./change.js";
import { verdicts } from "./classify.js";
import { diffOperation } from "./diff-operations.js";
import {
  type BothDocuments,
  diffUnknownKeywords,
  methods,
  type Node,
  type OperationPair,
  resolved,
} from "./operation-pair.js";
import { entriesOf, isObject, pairsByName } from "./schemas/raw-schema.js";

interface PathSide {
  path: string;
  item: Node;
}

const known = new Set<string>([...methods, "parameters", "servers", "$ref"]);

/** Changes in which operations exist, and in those that stay. */
export function diffPaths(documents: BothDocuments): Change[] {
  const old = pathsOf(documents.before, documents.after);
  const now = pathsOf(documents.after, documents.before);
  return pairsByName(old, now).flatMap(([, before, after]) => {
    const operations = methods.flatMap((method) => diffMethod(method, before, after, documents));
    if (!before || !after) return operations;
    const place = { operation: "*", location: `path ${after.path}` };
    return [...operations, ...diffUnknownKeywords(place, before.item, after.item, known, documents)];
  });
}

/**
 * By template without names, `/v1/apps/{id}` and `/v1/apps/{appId}` being the same route; by its own name where the
 * other document has that too, or another path has taken the template.
 */
function pathsOf(document: Node, other: Node): Map<string, PathSide> {
  const routes = new Map<string, PathSide>();
  for (const [path, item] of entriesOf(document.paths)) {
    if (!path.startsWith("/")) continue;
    // What it begins with keeps a template apart from every path.
    const template = `like ${path.replace(/\{[^{}]*\}/g, "{}")}`;
    const isShared = isObject(other.paths) && Object.hasOwn(other.paths, path);
    routes.set(isShared || routes.has(template) ? path : template, { path, item: resolved(document, item) });
  }
  return routes;
}

function diffMethod(
  method: (typeof methods)[number],
  before: PathSide | undefined,
  after: PathSide | undefined,
  documents: BothDocuments,
): Change[] {
  const [old, now] = [before?.item[method], after?.item[method]];
  const operation = `${method.toUpperCase()} ${after?.path ?? before?.path}`;
  const place = { operation, location: "operation" };
  if (isObject(old) && isObject(now) && before && after) {
    const [oldSide, nowSide] = [
      { operation: old, item: before.item },
      { operation: now, item: after.item },
    ];
    const pair = { operation, before: oldSide, after: nowSide };
    if (before.path === after.path) return diffOperation(pair, documents);
    const pathNames = { before: namesIn(before.path), after: namesIn(after.path) };
    const moved = change(place, "path-parameter-renamed", `the path was ${before.path}`, verdicts.typesMove);
    return [moved, ...diffOperation({ ...pair, pathNames }, documents)];
  }
  if (isObject(old)) return [change(place, removalRule(old, after), "operation removed", verdicts.callFails)];
  return isObject(now) ? [change(place, "endpoint-added", "operation added", verdicts.more)] : [];
}

/** The names in a path, in order. */
function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}

function removalRule(operation: Node, after: PathSide | undefined): string {
  return `api-${after ? "" : "path-"}removed-${operation.deprecated === true ? "with" : "without"}-deprecation`;
}

/** OpenAPI 3.1 webhooks: what they bring comes to the client, and what it responds goes out. */
export function diffWebhooks(documents: BothDocuments): Change[] {
  return pairsByName(webhooksOf(documents.before), webhooksOf(documents.after)).flatMap(([name, before, after]) => {
    const operation = `WEBHOOK ${name}`;
    const place = { operation, location: "webhook" };
    if (!after) return [change(place, "webhook-removed", "webhook removed", verdicts.unexpectedResponse)];
    if (!before) return [change(place, "webhook-added", "webhook added", verdicts.more)];
    return diffOperation({ operation, before, after }, documents);
  });
}

/** By method and name. */
function webhooksOf(document: Node): Map<string, OperationPair["before"]> {
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
