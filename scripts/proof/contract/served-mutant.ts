import type { Served } from "../../../contract-tests/conformance/served.js";
import { contractOf, type OpenApiDocument } from "../../../contract-tests/contract.js";
import { type PrismOperations, prismOperationsOf, startPrismOn } from "../../../contract-tests/prism.js";

/**
 * Two Prisms that are started once and serve one document after the other. They do not check their own answers: the
 * contract tests hold these to the client's contract anyway, and there are a million of them.
 */
export interface MutantServer {
  serve(document: OpenApiDocument): Promise<Served>;
  close(): Promise<void>;
}

export async function startMutantServer(): Promise<MutantServer> {
  const operations: PrismOperations = [];
  const servers = await Promise.all(
    [false, true].map((ignoreExamples) => startPrismOn(operations, { ignoreExamples, validateResponse: false })),
  );
  const [baseUrl = "", fromSchemasUrl = ""] = servers.map((server) => server.baseUrl);
  return {
    async serve(document) {
      operations.splice(0, operations.length, ...(await prismOperationsOf(document)));
      return { contract: contractOf(document), baseUrl, fromSchemasUrl };
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
