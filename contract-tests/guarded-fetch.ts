import { committedContract } from "./committed-contract.js";
import { operationFor } from "./contract.js";
import { parseJson } from "./parse-json.js";
import { requestFaults } from "./request-faults.js";
import { responseFaults } from "./response-faults.js";

/** One request and its answer, with what is wrong with either by the contract. */
export interface Exchange {
  url: string;
  init: RequestInit;
  status: number;
  /** What the body of the answer says; undefined when it is not JSON. */
  document: unknown;
  requestFaults: string[];
  responseFaults: string[];
}

export interface GuardedFetch {
  fetch(url: string, init: RequestInit): Promise<Response>;
  exchanges: Exchange[];
}

/**
 * A `fetch` that checks every exchange against the contract and writes down what it finds. It does not throw: the
 * client would take that for a lost connection. `prefer` tells Prism what to answer; the client knows nothing of it.
 * Requests are held to the contract that is served, answers to the one that the client was built from.
 */
export function createGuardedFetch(baseUrl: string, prefer?: string, served = committedContract): GuardedFetch {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    async fetch(url, init) {
      const exchange: Exchange = {
        ...{ url, init, status: 0, document: undefined, responseFaults: [] },
        requestFaults: requestFaults(baseUrl, url, init, served),
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
  exchange.responseFaults = operation ? responseFaults(operation, response, text) : [];
}
