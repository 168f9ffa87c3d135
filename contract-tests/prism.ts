import { getHttpOperationsFromSpec } from "@stoplight/prism-cli/dist/operations.js";
import { createLogger } from "@stoplight/prism-core";
import { createServer } from "@stoplight/prism-http-server";
import { contract } from "./contract.js";

export interface RunningServer {
  baseUrl: string;
  close(): Promise<void>;
}

/** Starts Prism on the contract, set as `prism mock` sets it. `ignoreExamples` makes it answer from the schemas. */
export async function startPrism({ ignoreExamples = false } = {}): Promise<RunningServer> {
  // It dereferences the document in place.
  const operations = await getHttpOperationsFromSpec(structuredClone(contract));
  const server = createServer(operations, {
    cors: true,
    components: { logger: createLogger("contract tests", { enabled: false }) },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false, ignoreExamples },
    },
  });
  const baseUrl = await server.listen(0, "127.0.0.1");
  return { baseUrl, close: () => server.close() };
}
