import { type Change, change } from "./change.js";
import { verdicts } from "./classify.js";
import { diffRequestBody, diffResponses } from "./diff-bodies.js";
import { diffDeprecation, diffParameters } from "./diff-parameters.js";
import { diffSecurity } from "./diff-security.js";
import { type BothDocuments, diffUnknownKeywords, type OperationPair } from "./operation-pair.js";
import { entriesOf, isObject, itemsOf } from "./schemas/raw-schema.js";

/** Every change in one operation that both sides have. */
export function diffOperation(pair: OperationPair, documents: BothDocuments): Change[] {
  const isUnmoved =
    pair.pathNames === undefined &&
    documents.isSame(pair.before.operation, pair.after.operation) &&
    documents.isSame(pair.before.item.parameters, pair.after.item.parameters);
  const parts = isUnmoved ? [] : diffParts(pair, documents);
  return [...parts, ...diffOwnSecurity(pair, documents), ...diffOwnServers(pair, documents)];
}

/** Whatever else an operation holds counts as unknown: callbacks, or what OpenAPI brings next. */
const known = new Set(["parameters", "requestBody", "responses", "security", "servers", "deprecated", "operationId"]);

function diffParts(pair: OperationPair, documents: BothDocuments): Change[] {
  const isWebhook = pair.operation.startsWith("WEBHOOK ");
  const place = { operation: pair.operation, location: "operation" };
  const [old, now] = [pair.before.operation, pair.after.operation];
  const renamed = `operationId changed from ${old.operationId ?? "none"} to ${now.operationId ?? "none"}`;
  return [
    ...diffParameters(pair, documents),
    ...diffRequestBody(pair, documents, isWebhook ? "response" : "request"),
    ...diffResponses(pair, documents, isWebhook ? "request" : "response"),
    ...diffDeprecation(place, "endpoint", old, now),
    ...(old.operationId === now.operationId
      ? []
      : [change(place, "api-operation-id-changed", renamed, verdicts.unused)]),
    ...diffUnknownKeywords(place, old, now, known, documents),
  ];
}

/** Security of the operation itself. Where both sides leave it to the document, the document is compared. */
function diffOwnSecurity({ operation, before, after }: OperationPair, documents: BothDocuments): Change[] {
  const [old, now] = [before.operation.security, after.operation.security];
  if (old === undefined && now === undefined) return [];
  const subject = { operation, rule: "api-security" };
  return diffSecurity(subject, old ?? documents.before.security, now ?? documents.after.security);
}

/** Servers of the operation or its path, which take the place of the document's. */
function diffOwnServers({ operation, before, after }: OperationPair, documents: BothDocuments): Change[] {
  const [old, now] = [before, after].map((side) => side.operation.servers ?? side.item.servers);
  if (old === undefined && now === undefined) return [];
  return diffServers(operation, old ?? documents.before.servers, now ?? documents.after.servers);
}

/** Changes in where requests go. */
export function diffServers(operation: Change["operation"], before: unknown, after: unknown): Change[] {
  const place = { operation, location: "servers" };
  const [old, now] = [serversOf(before), serversOf(after)];
  const without = (some: string[], others: string[]) => some.filter((server) => !others.includes(server));
  return [
    ...without(old, now).map((url) => change(place, "server-removed", `server ${url} removed`, verdicts.elsewhere)),
    ...without(now, old).map((url) => change(place, "server-added", `server ${url} added`, verdicts.more)),
  ];
}

/** A server without its words: its URL, and the values of its variables. None at all is the host itself. */
function serversOf(servers: unknown): string[] {
  const listed = itemsOf(servers);
  return (listed.length > 0 ? listed : [{}]).map((server) => {
    const { url = "/", variables } = isObject(server) ? server : {};
    const values = entriesOf<Record<string, unknown>>(variables)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, variable]) => `${name}=${[variable?.default, ...itemsOf(variable?.enum)].join("|")}`);
    return [url, ...values].join(" ");
  });
}
