import { type Client, createClient } from "../src/index.js";
import { type Contract, operationFor } from "../src/testing/contract.js";
import { parseJson, requestProblems, responseProblems } from "../src/testing/exchange-problems.js";
import { committedContract } from "./committed-contract.js";

/** One request and its response, with what is wrong with either by the contract. */
export interface Exchange {
  url: string;
  init: RequestInit;
  status: number;
  /** What the body of the response says; undefined when it is not JSON. */
  document: unknown;
  requestProblems: string[];
  responseProblems: string[];
}

export interface GuardedFetch {
  fetch(url: string, init: RequestInit): Promise<Response>;
  exchanges: Exchange[];
}

/**
 * A `fetch` that checks every exchange against the contract and writes down what it finds. It does not throw: the
 * client would take that for a lost connection. `prefer` tells Prism what to respond with; the client knows nothing of it.
 * Requests are held to the contract that is served, responses to the one that the client was built from.
 */
export function createGuardedFetch(baseUrl: string, prefer?: string, served = committedContract): GuardedFetch {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    async fetch(url, init) {
      const exchange: Exchange = {
        ...{ url, init, status: 0, document: undefined, responseProblems: [] },
        requestProblems: requestProblems(baseUrl, url, init, served),
      };
      exchanges.push(exchange);
      if (!url.startsWith(`${baseUrl}/`)) throw new Error(`the guard lets nothing out to ${url}`);
      const headers = { ...Object.fromEntries(new Headers(init.headers)), ...(prefer ? { prefer } : {}) };
      const response = await fetch(url, { ...init, headers });
      await record(exchange, response.clone(), url.slice(baseUrl.length).replace(/\?.*/s, ""));
      return response;
    },
  };
}

async function record(exchange: Exchange, response: Response, path: string): Promise<void> {
  const text = await response.text();
  const operation = operationFor(committedContract, exchange.init.method ?? "GET", path);
  exchange.status = response.status;
  exchange.document = parseJson(text);
  exchange.responseProblems = operation ? responseProblems(operation, response, text) : [];
}

export interface GuardOptions {
  baseUrl: string;
  /** What Prism is asked to respond with: `code=409, example=stateError`. */
  prefer?: string;
  /** The response is not in the contract, on purpose; `run` looks at `responseProblems` itself. */
  undocumentedResponse?: boolean;
  /** What the server serves, where that is not the committed contract. */
  served?: Contract;
}

/**
 * Runs something with a client whose every exchange is checked against the contract. Rejects when one of them violates
 * it, whatever came out of `run`, and when there was none.
 */
export async function withGuardedClient<T>(
  { baseUrl, prefer, undocumentedResponse = false, served }: GuardOptions,
  run: (client: Client, exchanges: readonly Exchange[]) => Promise<T>,
): Promise<T> {
  const { fetch, exchanges } = createGuardedFetch(baseUrl, prefer, served);
  const credentials = { token: async () => "token-of-the-contract-tests" };
  const running = run(createClient({ credentials, baseUrl, fetch, retry: false }), exchanges);
  const [outcome] = await Promise.allSettled([running]);
  const faults = exchanges.flatMap((exchange) => [
    ...exchange.requestProblems,
    ...(undocumentedResponse ? [] : exchange.responseProblems),
  ]);
  const cause = outcome.status === "rejected" ? outcome.reason : undefined;
  if (faults.length > 0) throw new Error(`the contract is violated:\n  ${faults.join("\n  ")}`, { cause });
  if (exchanges.length === 0) throw new Error("nothing was sent, so nothing was checked", { cause });
  return running;
}
