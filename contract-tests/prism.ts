import { getHttpOperationsFromSpec } from "@stoplight/prism-cli/dist/operations.js";
import { createLogger } from "@stoplight/prism-core";
import { createServer } from "@stoplight/prism-http-server";
import { committedContract } from "./committed-contract.js";

export interface RunningServer {
  baseUrl: string;
  close(): Promise<void>;
}

export type PrismOperations = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>;

/** Starts Prism on the contract, set as `prism mock` sets it. `ignoreExamples` makes it answer from the schemas. */
export async function startPrism({ ignoreExamples = false } = {}): Promise<RunningServer> {
  return startPrismOn(await prismOperationsOf(committedContract.document), { ignoreExamples });
}

/** What Prism makes of a document. */
export function prismOperationsOf(document: object): Promise<PrismOperations> {
  // It dereferences the document in place.
  return getHttpOperationsFromSpec(structuredClone(document));
}

export interface PrismOptions {
  ignoreExamples: boolean;
  /** Whether Prism checks its own answers; it compiles their schemas anew for each, which takes most of its time. */
  validateResponse?: boolean;
}

/**
 * Starts Prism between a client and a server: what either says that the contract does not allow is answered with a
 * problem document, and a refused request is not passed on.
 */
export async function startPrismProxy(upstream: string): Promise<RunningServer> {
  const operations = await prismOperationsOf(committedContract.document);
  const mode = { isProxy: true as const, upstream: new URL(upstream), errors: true };
  return listen(createServer(operations, { ...serverOptions, config: { ...config, ...mode } }));
}

/** Starts Prism on a list that it looks into for every request: who changes the list changes what is served. */
export async function startPrismOn(
  operations: PrismOperations,
  { ignoreExamples, validateResponse = true }: PrismOptions,
): Promise<RunningServer> {
  const mode = { isProxy: false as const, errors: false, mock: { dynamic: false, ignoreExamples } };
  return listen(createServer(operations, { ...serverOptions, config: { ...config, validateResponse, ...mode } }));
}

const serverOptions = {
  cors: true,
  components: { logger: createLogger("contract tests", { enabled: false }) },
};

const config = {
  ...{ checkSecurity: true, validateRequest: true, validateResponse: true },
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

async function listen(server: ReturnType<typeof createServer>): Promise<RunningServer> {
  const baseUrl = await server.listen(0, "127.0.0.1");
  return { baseUrl, close: () => server.close() };
}
