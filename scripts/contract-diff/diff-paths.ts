import { methods } from "../contract/document.js";
import { isObject } from "../contract/is-object.js";
import type { Change } from "./change.js";
import { diffOperation } from "./diff-operations.js";
import type { BothDocuments, OperationPair } from "./operation-pair.js";
import { namesIn, type PathSide, pathsOf, webhooksOf } from "./paths.js";
import { change } from "./place.js";
import { diffUnknownKeywords } from "./unknown-keywords.js";
import { verdicts } from "./verdicts.js";

/** Changes in which operations there are, and in those that stay. */
export function diffPaths(documents: BothDocuments): Change[] {
  const old = pathsOf(documents.before, documents.after);
  const now = pathsOf(documents.after, documents.before);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((route) => {
    const [before, after] = [old.get(route), now.get(route)];
    const operations = methods.flatMap((method) => diffMethod(method, before, after, documents));
    return before && after ? [...operations, ...diffItem(before, after, documents)] : operations;
  });
}

type Method = (typeof methods)[number];

function diffMethod(
  method: Method,
  before: PathSide | undefined,
  after: PathSide | undefined,
  documents: BothDocuments,
): Change[] {
  const [old, now] = [before?.item[method], after?.item[method]];
  const operation = `${method.toUpperCase()} ${after?.path ?? before?.path}` as Change["operation"];
  const place = { operation, location: "operation" };
  if (isObject(old) && isObject(now) && before && after) {
    const pair = {
      operation,
      before: { operation: old, item: before.item },
      after: { operation: now, item: after.item },
    };
    if (before.path === after.path) return diffOperation(pair, documents);
    const pathNames = { before: namesIn(before.path), after: namesIn(after.path) };
    const moved = change(place, "path-parameter-renamed", `the path was ${before.path}`, verdicts.typesMove);
    return [moved, ...diffOperation({ ...pair, pathNames }, documents)];
  }
  if (isObject(old)) return [change(place, removalRule(old, after), "operation removed", verdicts.callFails)];
  return isObject(now) ? [change(place, "endpoint-added", "operation added", verdicts.more)] : [];
}

function removalRule(operation: Record<string, unknown>, after: PathSide | undefined): string {
  return `api-${after ? "" : "path-"}removed-${operation.deprecated === true ? "with" : "without"}-deprecation`;
}

const known = new Set<string>([...methods, "parameters", "servers", "$ref"]);

/** What a path holds beside its operations. */
function diffItem(before: PathSide, after: PathSide, documents: BothDocuments): Change[] {
  const place = { operation: "*", location: `path ${after.path}` } as const;
  return diffUnknownKeywords(place, before.item, after.item, known, documents);
}

/** OpenAPI 3.1 webhooks: what they bring comes to the client, and what it answers goes out. */
export function diffWebhooks(documents: BothDocuments): Change[] {
  const [old, now] = [webhooksOf(documents.before), webhooksOf(documents.after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const operation: OperationPair["operation"] = `WEBHOOK ${name}`;
    const [before, after] = [old.get(name), now.get(name)];
    const place = { operation, location: "webhook" };
    if (!after) return [change(place, "webhook-removed", "webhook removed", verdicts.unexpectedAnswer)];
    if (!before) return [change(place, "webhook-added", "webhook added", verdicts.more)];
    return diffOperation({ operation, before, after }, documents);
  });
}
