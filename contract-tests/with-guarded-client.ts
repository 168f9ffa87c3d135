import { type Client, createClient } from "../src/index.js";
import type { Contract } from "./contract.js";
import { createGuardedFetch, type Exchange } from "./guarded-fetch.js";

export interface GuardOptions {
  baseUrl: string;
  /** What Prism is asked to answer: `code=409, example=stateError`. */
  prefer?: string;
  /** The answer is not in the contract, on purpose; `run` looks at `responseFaults` itself. */
  undocumentedAnswer?: boolean;
  /** What the server serves, where that is not the committed contract. */
  served?: Contract;
}

/**
 * Runs something with a client whose every exchange is checked against the contract. Rejects when one of them violates
 * it, whatever came out of `run`, and when there was none.
 */
export async function withGuardedClient<T>(
  { baseUrl, prefer, undocumentedAnswer = false, served }: GuardOptions,
  run: (client: Client, exchanges: readonly Exchange[]) => Promise<T>,
): Promise<T> {
  const { fetch, exchanges } = createGuardedFetch(baseUrl, prefer, served);
  const credentials = { token: async () => "token-of-the-contract-tests" };
  const running = run(createClient({ credentials, baseUrl, fetch, retry: false }), exchanges);
  const [outcome] = await Promise.allSettled([running]);
  const faults = exchanges.flatMap((exchange) => [
    ...exchange.requestFaults,
    ...(undocumentedAnswer ? [] : exchange.responseFaults),
  ]);
  const cause = outcome.status === "rejected" ? outcome.reason : undefined;
  if (faults.length > 0) throw new Error(`the contract is violated:\n  ${faults.join("\n  ")}`, { cause });
  if (exchanges.length === 0) throw new Error("nothing was sent, so nothing was checked", { cause });
  return running;
}
