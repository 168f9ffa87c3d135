import { type Change, change } from "./change.js";
import { verdicts } from "./classify.js";
import { diffOperation } from "./diff-operations.js";
import {
  type BothDocuments,
  diffUnknownKeywords,
  keywordsOfOperations,
  type Node,
  operationsIn,
  resolved,
} from "./operation-pair.js";
import { entriesOf, isObject, pairsByName } from "./schemas/raw-schema.js";

interface PathSide {
  path: string;
  item: Node;
}

const known = new Set([...keywordsOfOperations, "parameters", "servers", "$ref"]);

/** Changes in which operations exist, and in those that stay. */
export function diffPaths(documents: BothDocuments): Change[] {
  const old = pathsOf(documents.before, documents.after);
  const now = pathsOf(documents.after, documents.before);
  return pairsByName(old, now).flatMap(([, before, after]) => {
    const methods = [before, after].flatMap((side) => operationsIn(side?.item ?? {}).map(([method]) => method));
    const operations = [...new Set(methods)].flatMap((method) => diffMethod(method, before, after, documents));
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
  method: string,
  before: PathSide | undefined,
  after: PathSide | undefined,
  documents: BothDocuments,
): Change[] {
  const [old, now] = [before, after].map((side) => new Map(operationsIn(side?.item ?? {})).get(method));
  const operation = `${method} ${after?.path ?? before?.path}`;
  const place = { operation, location: "operation" };
  if (old && now && before && after) {
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
  if (old) return [change(place, removalRule(old, after), "operation removed", verdicts.callFails)];
  return now ? [change(place, "endpoint-added", "operation added", verdicts.more)] : [];
}

/** The names in a path, in order. */
function namesIn(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}

function removalRule(operation: Node, after: PathSide | undefined): string {
  return `api-${after ? "" : "path-"}removed-${operation.deprecated === true ? "with" : "without"}-deprecation`;
}
