import { createClient } from "../../src/index.js";
import { answerTo, fullQueryOf } from "../answer-to.js";
import type { ContractOperation } from "../contract.js";
import { requestFaults } from "../request-faults.js";
import { fetchArguments } from "../send.js";
import { withGuardedClient } from "../with-guarded-client.js";
import { plainRequests } from "./plain-requests.js";
import { type Served, servedOperation, successOf } from "./served.js";

/** The client's calls go to the server that the contract names, fit it, and go well: with all parameters and with none. */
export async function* acceptsTheClient(operation: ContractOperation, served: Served): AsyncIterable<string> {
  yield* originFaults(operation, served);
  const options = { baseUrl: served.baseUrl, served: served.contract, prefer: `code=${successOf(operation)}` };
  for (const query of new Set([fullQueryOf(operation.key), undefined])) {
    const call = withGuardedClient(options, (client) => answerTo(operation.key, client, query));
    const fault = await call.then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (fault !== undefined) yield `${operation.key}: the client's call fails: ${fault}`;
  }
}

async function* originFaults(operation: ContractOperation, served: Served): AsyncIterable<string> {
  const sent: string[] = [];
  const fetch = async (url: string) => {
    sent.push(url);
    return Response.error();
  };
  const credentials = { token: async () => "token-of-the-contract-tests" };
  await Promise.allSettled([answerTo(operation.key, createClient({ credentials, fetch, retry: false }))]);
  const server = servedOperation(served, operation)?.server;
  if (!sent[0]?.startsWith(`${server}/v`)) yield `${operation.key}: sent to ${sent[0]} where ${server} serves`;
}

/** What the client's contract allows to send, the served one takes; and what it gives as an example. */
export async function* acceptsWhatIsAllowed(operation: ContractOperation, served: Served): AsyncIterable<string> {
  for (const [what, request] of plainRequests(operation, servedOperation(served, operation))) {
    const [url, init] = fetchArguments(served.baseUrl, request);
    const response = await fetch(url, init);
    const text = await response.text();
    const violations = response.headers.get("sl-violations");
    const isAccepted = response.status === successOf(operation) && violations === null;
    const place = `${operation.key} with ${what}`;
    if (!isAccepted) yield `${place}: refused with ${response.status}: ${violations ?? text}`;
    yield* requestFaults(served.baseUrl, url, init, served.contract).map((fault) => `${place}: ${fault}`);
  }
}
