import type { Change } from "./change.js";
import { diffExamples } from "./diff-examples.js";
import { diffPaths, diffWebhooks } from "./diff-paths.js";
import { diffSecurity, diffSecuritySchemes } from "./diff-security.js";
import { diffServers } from "./diff-servers.js";
import type { BothDocuments } from "./operation-pair.js";
import { schemaComparerOf } from "./schemas/compare-schemas.js";
import { namedTooDeep } from "./too-deep.js";
import { diffUnknownKeywords } from "./unknown-keywords.js";

/** What a document holds that the rules know, or that says nothing to a client. */
const known = new Set([
  ...["openapi", "info", "paths", "webhooks", "components", "security", "servers"],
  ...["jsonSchemaDialect", "$self"],
]);

/**
 * Every change between two OpenAPI documents, classified for a client of ours: operation by operation, then what
 * concerns them all. Words are not compared; examples are, by whether their schemas accept them. Neither document may
 * be edited in place between two calls: what was found out about its parts is kept.
 */
export function diffDocuments(before: object, after: object): Change[] {
  try {
    return diffAll(before, after);
  } catch (error) {
    throw namedTooDeep(error, "one of the documents");
  }
}

function diffAll(before: object, after: object): Change[] {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const documents: BothDocuments = { before: old, after: now, ...schemaComparerOf(old, now) };
  return [
    ...diffPaths(documents),
    ...diffWebhooks(documents),
    ...diffSecurity({ operation: "*", rule: "api-global-security" }, old.security, now.security),
    ...diffSecuritySchemes(documents),
    ...diffServers("*", old.servers, now.servers),
    ...diffUnknownKeywords({ operation: "*", location: "document" }, old, now, known, documents),
    ...diffExamples(documents),
  ];
}
