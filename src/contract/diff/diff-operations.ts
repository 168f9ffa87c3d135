import { type Change, change } from "./change.js";
import { verdicts } from "./classify.js";
import { diffRequestBody } from "./diff-bodies.js";
import { diffDeprecation, diffParameters } from "./diff-parameters.js";
import { diffResponses } from "./diff-responses.js";
import { diffSecurity } from "./diff-security.js";
import { diffServers } from "./diff-servers.js";
import {
  type BothDocuments,
  diffUnknownKeywords,
  type Node,
  type OperationPair,
  operationsIn,
  resolved,
} from "./operation-pair.js";
import { entriesOf, pairsByName } from "./schemas/raw-schema.js";

/** Every change in one operation that both sides have. */
export function diffOperation(pair: OperationPair, documents: BothDocuments): Change[] {
  const isUnmoved =
    pair.pathNames === undefined &&
    documents.isSame(pair.before.operation, pair.after.operation) &&
    documents.isSame(pair.before.item.parameters, pair.after.item.parameters);
  const parts = isUnmoved ? [] : diffParts(pair, documents);
  return [...parts, ...diffOwnSecurity(pair, documents), ...diffOwnServers(pair, documents)];
}

/** Whatever else an operation holds counts as unknown: what OpenAPI brings next. */
const known = new Set([
  "parameters",
  "requestBody",
  "responses",
  "security",
  "servers",
  "deprecated",
  "operationId",
  "callbacks",
]);

function diffParts(pair: OperationPair, documents: BothDocuments): Change[] {
  const place = { operation: pair.operation, location: "operation" };
  const [old, now] = [pair.before.operation, pair.after.operation];
  const renamed = `operationId changed from ${old.operationId ?? "none"} to ${now.operationId ?? "none"}`;
  return [
    ...diffParameters(pair, documents),
    ...diffRequestBody(pair, documents, pair.isIncoming ? "response" : "request"),
    ...diffResponses(pair, documents, pair.isIncoming ? "request" : "response"),
    ...diffDeprecation(place, "endpoint", old, now),
    ...(old.operationId === now.operationId
      ? []
      : [change(place, "api-operation-id-changed", renamed, verdicts.unused)]),
    ...diffCallbacks(pair, documents),
    ...diffUnknownKeywords(place, old, now, known, documents),
  ];
}

/** Security of the operation itself. Where both sides leave it to the document, the document is compared. */
function diffOwnSecurity({ operation, before, after }: OperationPair, documents: BothDocuments): Change[] {
  const [old, now] = [before.operation.security, after.operation.security];
  if (old === undefined && now === undefined) return [];
  const subject = { operation, rule: "api-security", renamed: documents.renamed };
  return diffSecurity(subject, old ?? documents.before.security, now ?? documents.after.security);
}

/** Servers of the operation or its path, which take the place of the document's. */
function diffOwnServers({ operation, before, after }: OperationPair, documents: BothDocuments): Change[] {
  const [old, now] = [before, after].map((side) => side.operation.servers ?? side.item.servers);
  if (old === undefined && now === undefined) return [];
  return diffServers(operation, old ?? documents.before.servers, now ?? documents.after.servers);
}

/** What the server sends to the client because of an operation. */
function diffCallbacks({ operation, before, after }: OperationPair, documents: BothDocuments): Change[] {
  const found = (document: Node, { callbacks }: Node) =>
    entriesOf(callbacks).flatMap(([name, node]) =>
      entriesOf(resolved(document, node)).map(([url, item]) => [`${name} ${url}`, item] as const),
    );
  const [old, now] = [found(documents.before, before.operation), found(documents.after, after.operation)];
  return diffIncoming(`${operation} CALLBACK`, [new Map(old), new Map(now)], documents);
}

/** OpenAPI 3.1 webhooks: what they bring comes to the client, and what it responds goes out. */
export function diffWebhooks(documents: BothDocuments): Change[] {
  const { before, after } = documents;
  return diffIncoming("WEBHOOK", [new Map(entriesOf(before.webhooks)), new Map(entriesOf(after.webhooks))], documents);
}

type Items = ReadonlyMap<string, unknown>;

function diffIncoming(kind: string, [before, after]: [Items, Items], documents: BothDocuments): Change[] {
  const name = (kind.split(" ").at(-1) ?? "").toLowerCase();
  const [old, now] = [incoming(documents.before, before), incoming(documents.after, after)];
  return pairsByName(old, now).flatMap(([key, was, is]) => {
    const operation = `${kind} ${key}`;
    const place = { operation, location: name };
    if (!is) return [change(place, `${name}-removed`, `${name} removed`, verdicts.unexpectedResponse)];
    if (!was) return [change(place, `${name}-added`, `${name} added`, verdicts.more)];
    return diffOperation({ operation, before: was, after: is, isIncoming: true }, documents);
  });
}

/** By method and name. */
function incoming(document: Node, items: Items): Map<string, OperationPair["before"]> {
  return new Map(
    [...items].flatMap(([name, node]) => {
      const item = resolved(document, node);
      return operationsIn(item).map(([method, operation]) => [`${method} ${name}`, { operation, item }] as const);
    }),
  );
}
