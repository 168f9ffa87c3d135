import { createClient } from "../../src/index.js";
import { type ContractOperation, examplesOf, type Schema } from "../../src/testing/contract.js";
import { requestProblems, responseProblems } from "../../src/testing/exchange-problems.js";
import { fullQueryOf, responseTo } from "../call-operation.js";
import { canariesOf, fetchArguments, gatesFor, validRequest } from "../canaries.js";
import { withGuardedClient } from "../guarded-client.js";
import { samplesOf } from "../samples.js";
import { missingPlaces } from "./missing-places.js";
import { plainRequests } from "./plain-requests.js";
import { type Check, type Served, servedOperation, successOf } from "./served.js";

/** What a contract has to do, so that the client as it is can live with it; what costs least stands first. */
export const checks: Record<string, Check> = {
  "may respond with what the client knows, and all of it": respondsWithWhatIsKnown,
  "accepts the client's own calls": acceptsTheClient,
  "accepts whatever the client is allowed to send": acceptsWhatIsAllowed,
  "knows no other success": hasNoOtherSuccess,
  "refuses what the client must not send": refusesMistakes,
  "responds with every status as the client knows it": respondsWithEveryStatus,
  "makes up responses that the client knows": respondsFromItsSchemas,
};

/** The client's calls go to the server that the contract names, fit it, and go well: with all parameters and with none. */
async function* acceptsTheClient(operation: ContractOperation, served: Served): AsyncIterable<string> {
  yield* originProblems(operation, served);
  const options = { baseUrl: served.baseUrl, served: served.contract, prefer: `code=${successOf(operation)}` };
  for (const query of new Set([fullQueryOf(operation.key), undefined])) {
    const call = withGuardedClient(options, (client) => responseTo(operation.key, client, query));
    const fault = await call.then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (fault !== undefined) yield `${operation.key}: the client's call fails: ${fault}`;
  }
}

async function* originProblems(operation: ContractOperation, served: Served): AsyncIterable<string> {
  const sent: string[] = [];
  const fetch = async (url: string) => {
    sent.push(url);
    return Response.error();
  };
  const credentials = { token: async () => "token-of-the-contract-tests" };
  await Promise.allSettled([responseTo(operation.key, createClient({ credentials, fetch, retry: false }))]);
  const server = servedOperation(served, operation)?.server;
  if (!sent[0]?.startsWith(`${server}/v`)) yield `${operation.key}: sent to ${sent[0]} where ${server} serves`;
}

/** What the client's contract allows to send, the served one takes; and what it gives as an example. */
async function* acceptsWhatIsAllowed(operation: ContractOperation, served: Served): AsyncIterable<string> {
  for (const [what, request] of plainRequests(operation, servedOperation(served, operation))) {
    const [url, init] = fetchArguments(served.baseUrl, request);
    const response = await fetch(url, init);
    const text = await response.text();
    const violations = response.headers.get("sl-violations");
    const isAccepted = response.status === successOf(operation) && violations === null;
    const place = `${operation.key} with ${what}`;
    if (!isAccepted) yield `${place}: refused with ${response.status}: ${violations ?? text}`;
    yield* requestProblems(served.baseUrl, url, init, served.contract).map((fault) => `${place}: ${fault}`);
  }
}

/** What the served contract allows to respond with, the client's contract knows; and nothing it waits for never comes. */
async function* respondsWithWhatIsKnown(operation: ContractOperation, served: Served): AsyncIterable<string> {
  const offered = servedOperation(served, operation);
  for (const status of operation.statuses) {
    const known = responseSchema(operation, status);
    const given = responseSchema(offered, status);
    if (!known || !given) continue;
    const place = `${operation.key}: ${status} response`;
    const samples = samplesOf(given);
    const pointer = `${operation.pointer}/responses/${status}/content/application~1json/schema`;
    for (const { what, value } of samples) {
      yield* operation.schemaProblems(pointer, value).map((fault) => `${place} with ${what}: ${fault}`);
    }
    const values = samples.map(({ value }) => value);
    yield* missingPlaces(known, values).map((missing) => `${place}: ${missing} never comes`);
  }
}

function responseSchema(operation: ContractOperation | undefined, status: number): Schema | undefined {
  return operation?.responses[status]?.content?.["application/json"]?.schema;
}

const seeds = [1, 2, 3];

/** What Prism makes up from the schemas, plain or at random, is a response that the client's contract knows. */
async function* respondsFromItsSchemas(operation: ContractOperation, served: Served): AsyncIterable<string> {
  const code = `code=${successOf(operation)}`;
  for (const prefer of [code, ...seeds.map((seed) => `${code}, dynamic=true, seed=${seed}`)]) {
    const response = await fetch(...fetchArguments(served.fromSchemasUrl, validRequest(operation), prefer));
    yield* responseProblems(operation, response, await response.text());
  }
}

/** Every status the client knows is sent, with every example served for it, as the client's contract has it. */
async function* respondsWithEveryStatus(operation: ContractOperation, served: Served): AsyncIterable<string> {
  const offered = servedOperation(served, operation);
  for (const status of operation.statuses) {
    const names = offered ? examplesOf(offered, status).map(([name]) => `, example=${name}`) : [];
    for (const name of names.length > 0 ? names : [""]) {
      const prefer = `code=${status}${name}`;
      const response = await fetch(...fetchArguments(served.baseUrl, validRequest(operation), prefer));
      const text = await response.text();
      if (response.status !== status)
        yield `${operation.key}: asked for ${status}, it responds with ${response.status}`;
      yield* responseProblems(operation, response, text);
    }
  }
}

const successStatuses = [200, 201, 202, 203, 204, 205, 206];

/** There is no success that the client does not know. */
async function* hasNoOtherSuccess(operation: ContractOperation, served: Served): AsyncIterable<string> {
  for (const status of successStatuses.filter((one) => !operation.statuses.includes(one))) {
    const response = await fetch(...fetchArguments(served.baseUrl, validRequest(operation), `code=${status}`));
    await response.arrayBuffer();
    if (response.status === status) yield `${operation.key}: ${status} is sent, and the client does not know it`;
  }
}

/** What the client's contract forbids, and Prism can tell, the served one refuses: it is no weaker. */
async function* refusesMistakes(operation: ContractOperation, served: Served): AsyncIterable<string> {
  for (const { kind, what, request } of canariesOf(operation)) {
    if (!gatesFor[kind].some((gate) => gate === "Prism")) continue;
    const response = await fetch(...fetchArguments(served.baseUrl, request));
    await response.arrayBuffer();
    if (![400, 401, 422].includes(response.status)) yield `${operation.key} ${what}: not refused (${response.status})`;
  }
}
