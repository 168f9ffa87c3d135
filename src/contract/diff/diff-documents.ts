import type { Change } from "./change.js";
import { diffExamples } from "./diff-examples.js";
import { diffWebhooks } from "./diff-operations.js";
import { diffPaths } from "./diff-paths.js";
import { diffSecurity } from "./diff-security.js";
import { diffSecuritySchemes, renamedSchemes } from "./diff-security-schemes.js";
import { diffServers } from "./diff-servers.js";
import { type BothDocuments, diffUnknownKeywords, type Node } from "./operation-pair.js";
import { schemaComparerOf } from "./schemas/compare-schemas.js";

/** What a document holds that the rules know, or that says nothing to a client. */
const known = new Set([
  ...["openapi", "info", "paths", "webhooks", "components", "security", "servers"],
  ...["jsonSchemaDialect", "$self"],
]);

/**
 * Every change between two OpenAPI documents, classified for a client of ours: operation by operation, then what
 * concerns them all. Words are not compared; examples are, by whether their schemas accept them. Neither document may
 * be edited in place between two calls: what was found out about its parts is kept. `overlaid` are references that lead
 * nowhere and are our own overlay's.
 */
export function diffDocuments(before: object, after: object, overlaid: ReadonlySet<string> = new Set()): Change[] {
  try {
    return diffAll(before, after, overlaid);
  } catch (error) {
    throw namedTooDeep(error, "one of the documents");
  }
}

function diffAll(before: object, after: object, overlaid: ReadonlySet<string>): Change[] {
  const [old, now] = [before as Node, after as Node];
  const renamed = renamedSchemes(old, now);
  const documents: BothDocuments = { before: old, after: now, renamed, ...schemaComparerOf(old, now, overlaid) };
  return [
    ...diffPaths(documents),
    ...diffWebhooks(documents),
    ...diffSecurity({ operation: "*", rule: "api-global-security", renamed }, old.security, now.security),
    ...diffSecuritySchemes(documents),
    ...diffServers("*", old.servers, now.servers),
    ...diffUnknownKeywords({ operation: "*", location: "document" }, old, now, known, documents),
    ...diffExamples(documents),
  ];
}

/** The error, with a message of its own where nesting was deeper than the stack. */
export function namedTooDeep(error: unknown, name: string): unknown {
  const isTooDeep = error instanceof RangeError && error.message.includes("call stack");
  return isTooDeep ? new Error(`${name}: nested too deep to be compared`, { cause: error }) : error;
}
