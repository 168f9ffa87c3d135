import type { Change } from "./change.js";
import { diffRequestBody, diffResponses } from "./diff-bodies.js";
import { diffParameters } from "./diff-parameters.js";
import { diffSecurity } from "./diff-security.js";
import { diffServers } from "./diff-servers.js";
import type { BothDocuments, OperationPair } from "./operation-pair.js";
import { change } from "./place.js";
import { diffUnknownKeywords } from "./unknown-keywords.js";
import { verdicts } from "./verdicts.js";

/** Every change in one operation that is there on both sides. */
export function diffOperation(pair: OperationPair, documents: BothDocuments): Change[] {
  const isUnmoved =
    pair.pathNames === undefined &&
    documents.isSame(pair.before.operation, pair.after.operation) &&
    documents.isSame(pair.before.item.parameters, pair.after.item.parameters);
  const isWebhook = pair.operation.startsWith("WEBHOOK ");
  const parts = isUnmoved
    ? []
    : [
        ...diffParameters(pair, documents),
        ...diffRequestBody(pair, documents, isWebhook ? "response" : "request"),
        ...diffResponses(pair, documents, isWebhook ? "request" : "response"),
        ...lifecycle(pair),
        ...others(pair, documents),
      ];
  return [...parts, ...diffOwnSecurity(pair, documents), ...diffOwnServers(pair, documents)];
}

/** Security of the operation itself. Where both sides leave it to the document, the document is compared. */
function diffOwnSecurity({ operation, before, after }: OperationPair, documents: BothDocuments): Change[] {
  const [old, now] = [before.operation.security, after.operation.security];
  if (old === undefined && now === undefined) return [];
  const place = { operation, rule: "api-security" };
  return diffSecurity(place, old ?? documents.before.security, now ?? documents.after.security);
}

/** Servers of the operation or its path, which take the place of the document's. */
function diffOwnServers({ operation, before, after }: OperationPair, documents: BothDocuments): Change[] {
  const [old, now] = [before, after].map((side) => side.operation.servers ?? side.item.servers);
  if (old === undefined && now === undefined) return [];
  return diffServers(operation, old ?? documents.before.servers, now ?? documents.after.servers);
}

function lifecycle({ operation, before, after }: OperationPair): Change[] {
  const place = { operation, location: "operation" };
  const [old, now] = [before.operation, after.operation];
  const changes: Change[] = [];
  if ((old.deprecated === true) !== (now.deprecated === true)) {
    const action = now.deprecated === true ? "deprecated" : "reactivated";
    changes.push(change(place, `endpoint-${action}`, action, verdicts.notice));
  }
  if (old.operationId !== now.operationId) {
    const what = `operationId changed from ${old.operationId ?? "none"} to ${now.operationId ?? "none"}`;
    changes.push(change(place, "api-operation-id-changed", what, verdicts.unused));
  }
  return changes;
}

/** Whatever else an operation holds counts as unknown: callbacks, or what OpenAPI brings next. */
const known = new Set(["parameters", "requestBody", "responses", "security", "servers", "deprecated", "operationId"]);

function others({ operation, before, after }: OperationPair, documents: BothDocuments): Change[] {
  const place = { operation, location: "operation" };
  return diffUnknownKeywords(place, before.operation, after.operation, known, documents);
}
