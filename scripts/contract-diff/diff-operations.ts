import type { Change } from "./change.js";
import { diffRequestBody, diffResponses } from "./diff-bodies.js";
import { diffParameters } from "./diff-parameters.js";
import { diffSecurity } from "./diff-security.js";
import { diffServers } from "./diff-servers.js";
import type { BothDocuments, OperationPair } from "./operation-pair.js";
import { change } from "./place.js";
import { verdicts } from "./verdicts.js";
import { isWordy } from "./words.js";

/** Every change in one operation that is there on both sides. */
export function diffOperation(pair: OperationPair, documents: BothDocuments): Change[] {
  const isUnmoved =
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
        ...others(pair),
      ];
  return [...parts, ...diffOwnSecurity(pair, documents), ...serversOf(pair)];
}

/** Security of the operation itself. Where both sides leave it to the document, the document is compared. */
function diffOwnSecurity({ operation, before, after }: OperationPair, documents: BothDocuments): Change[] {
  const [old, now] = [before.operation.security, after.operation.security];
  if (old === undefined && now === undefined) return [];
  const place = { operation, rule: "api-security" };
  return diffSecurity(place, old ?? documents.before.security, now ?? documents.after.security);
}

function serversOf({ operation, before, after }: OperationPair): Change[] {
  const [old, now] = [before.operation.servers ?? before.item.servers, after.operation.servers ?? after.item.servers];
  return diffServers(operation, old, now);
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

const compared = new Set([
  "parameters",
  "requestBody",
  "responses",
  "security",
  "servers",
  "deprecated",
  "operationId",
]);

/** Whatever else an operation holds: callbacks, or what OpenAPI brings next. */
function others({ operation, before, after }: OperationPair): Change[] {
  const [old, now] = [before.operation, after.operation];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((keyword) => !compared.has(keyword) && !isWordy(keyword))
    .filter((keyword) => JSON.stringify(old[keyword]) !== JSON.stringify(now[keyword]))
    .map((keyword) => {
      const why = `no rule here knows ${keyword}, and what is not known counts as breaking`;
      const place = { operation, location: keyword };
      return change(place, "unknown-keyword-changed", `${keyword} changed`, { impact: "breaking", why });
    });
}
