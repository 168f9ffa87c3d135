import { getHttpOperationsFromSpec } from "@stoplight/prism-cli/dist/operations.js";
import { createLogger } from "@stoplight/prism-core";
import { createServer } from "@stoplight/prism-http-server";
import { committedContract } from "./committed-contract.js";

export interface RunningServer {
  baseUrl: string;
  close(): Promise<void>;
}

export type PrismOperations = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>;

/** Starts Prism on the contract. `ignoreExamples` makes it respond from the schemas. */
export async function startPrism({ ignoreExamples = false } = {}): Promise<RunningServer> {
  return startPrismOn(await committedPrismOperations(), { ignoreExamples });
}

let committed: Promise<PrismOperations> | undefined;

/** What Prism makes of the contract: once for all files of a worker, since Prism keeps with it what it has compiled. */
export function committedPrismOperations(): Promise<PrismOperations> {
  committed ??= prismOperationsOf(committedContract.document).then(sharingSchemas);
  return committed;
}

/** The operations with one object for all schemas that are alike, as those of errors are: Prism compiles each object. */
function sharingSchemas(operations: PrismOperations): PrismOperations {
  const known = new Map<string, unknown>();
  const shared = <T>(value: T): T => {
    const text = JSON.stringify({ value }, (key, child) => (key === "x-stoplight" ? undefined : child));
    if (!known.has(text)) known.set(text, value);
    return known.get(text) as T;
  };
  return operations.map((operation) => {
    const { __bundled__: bundle } = operation as { __bundled__?: unknown };
    const responses = operation.responses.map((response) => {
      const contents = response.contents?.map((content) => ({ ...content, schema: shared(content.schema) }));
      return { ...response, contents };
    });
    return { ...operation, responses, __bundled__: shared(bundle) };
  });
}

/** What Prism makes of a document. */
export function prismOperationsOf(document: object): Promise<PrismOperations> {
  // It dereferences the document in place.
  return getHttpOperationsFromSpec(structuredClone(document));
}

/**
 * Starts Prism between a client and a server: what either says that the contract does not allow is refused with a
 * problem document, and a refused request is not passed on.
 */
export async function startPrismProxy(upstream: string): Promise<RunningServer> {
  const operations = await committedPrismOperations();
  const mode = { isProxy: true as const, upstream: new URL(upstream), errors: true };
  return listen(createServer(operations, { ...serverOptions, config: { ...config, ...mode } }));
}

/**
 * Starts Prism on a list that it looks into for every request: who changes the list changes what is served. It does not
 * check its own responses: compiling their schemas takes most of its time, and the guard holds every response to the
 * contract anyway.
 */
export async function startPrismOn(
  operations: PrismOperations,
  { ignoreExamples }: { ignoreExamples: boolean },
): Promise<RunningServer> {
  const mode = { isProxy: false as const, errors: false, mock: { dynamic: false, ignoreExamples } };
  return listen(
    createServer(operations, { ...serverOptions, config: { ...config, validateResponse: false, ...mode } }),
  );
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
