import { beforeAll, describe, expect, test } from "vitest";
import { type OperationKey, operations } from "../../generated/operations.js";
import { type Client, createClient, type Drift } from "../../src/index.js";
import type { Fault } from "../../src/sandbox/index.js";
import type { ContractOperation } from "../../src/testing/contract.js";
import { fullQueryOf, responseTo } from "../call-operation.js";
import { fetchArguments, type PlainRequest, validRequest } from "../canaries.js";
import { contractOperations } from "../committed-contract.js";
import { startedBeforeAll } from "../started-server.js";
import { startProxiedSandbox, tokenFor } from "./proxied-sandbox.js";
import { type RealIds, realIdsOf } from "./real-ids.js";

/** A request that the contract allows, and that the sandbox answers with a certain status. */
type Provocation = PlainRequest & { fault?: Fault };

/** Faults are set where no request by itself brings the status about. */
function provocationOf(operation: ContractOperation, status: number, authorization: string): Provocation {
  const { headers, ...valid } = validRequest(operation);
  const request = { ...valid, headers: { ...headers, authorization } };
  switch (status) {
    case 400:
      return { ...request, query: "colour=red" };
    case 401:
      return { ...request, headers: { ...headers, authorization: "Bearer of-somebody-else" } };
    case 403:
      return { ...request, fault: { kind: "refusal", status, code: "FORBIDDEN_ERROR" } };
    case 404:
      return withIdOfPath(request);
    case 409:
      return withUnknownAttribute(withIdOfPath(request));
    case 422:
      return operation.method === "PATCH"
        ? request
        : { ...request, fault: { kind: "refusal", status, code: "ENTITY_UNPROCESSABLE" } };
    case 429:
      return { ...request, fault: { kind: "rateLimit", retryAfterSeconds: 1 } };
    default:
      throw new Error(`${operation.key}: nothing provokes ${status}`);
  }
}

type DataBody = { data: Record<string, unknown> };

/** A sample names any id; a PATCH has to name the one in its path. */
function withIdOfPath(request: PlainRequest): PlainRequest {
  if (request.method !== "PATCH") return request;
  const { data } = request.body as DataBody;
  return { ...request, body: { data: { ...data, id: request.path.split("/").at(-1) } } };
}

function withUnknownAttribute(request: PlainRequest): PlainRequest {
  const { data } = request.body as DataBody;
  return { ...request, body: { data: { ...data, attributes: { ...Object(data.attributes), colour: "red" } } } };
}

const proxied = startedBeforeAll(startProxiedSandbox);
let ids: RealIds;
let client: Client;
let authorization: string;
/** What the contract does not know counts too, though Prism lets it through. */
const drift: Drift[] = [];

beforeAll(async () => {
  const { sandbox, fetch: fetchByPrism } = proxied();
  const { url: baseUrl, credentials } = sandbox;
  ids = await realIdsOf(sandbox);
  authorization = `Bearer ${await tokenFor(credentials)}`;
  const fetch = (url: string, { body, ...init }: RequestInit) =>
    fetchByPrism(ids.in(url), { ...init, ...(typeof body === "string" && { body: ids.in(body) }) });
  const checks = { validate: "report" as const, onDrift: (one: Drift) => drift.push(one) };
  client = createClient({ credentials, baseUrl, fetch, retry: false, ...checks });
});

/** What makes something goes before what reads it, and what deletes it comes last. */
const order = ["POST", "GET", "PATCH", "DELETE"];
/** A webhook is there before it is pinged, and a delivery before it is sent again. */
const late = ["POST /v1/webhookPings", "POST /v1/webhookDeliveries"];
const inOrder = contractOperations.toSorted(
  (a, b) => order.indexOf(a.method) - order.indexOf(b.method) || late.indexOf(a.key) - late.indexOf(b.key),
);

/** The pairs of operation and status that did run, to the end. */
const ran: string[] = [];

describe("behind Prism, with errors on,", () => {
  for (const operation of inOrder) {
    const { key } = operation;
    test(`${key} succeeds, with and without all of its query parameters`, () => checkSuccess(operation));
  }
  for (const operation of contractOperations) {
    test(`${operation.key} fails with every status that the contract documents`, () => checkFailures(operation));
  }
});

const pairs = Object.entries(operations).flatMap(([key, { success, errors }]) =>
  [success, ...errors].map((status) => `${key} ${status}`),
);

test(`all ${pairs.length} pairs of ${contractOperations.length} operations and their statuses ran`, () => {
  console.info(`${ran.length} pairs of operation and status of the sandbox went through Prism`);
  expect(ran.toSorted()).toEqual(pairs.toSorted());
});

async function checkSuccess({ key, method }: ContractOperation): Promise<void> {
  const answer = await responseTo(key, client);
  if (method === "POST") await takeNote(key, answer);
  const query = fullQueryOf(key);
  if (query) await responseTo(key, client, query);
  const right = { status: operations[key].success, faults: [] };
  expect(proxied().exchanges.splice(0)).toEqual(query ? [right, right] : [right]);
  expect(drift.splice(0)).toEqual([]);
  ran.push(`${key} ${right.status}`);
}

/** Takes note of what was created; a ping makes the delivery that can be sent again. */
async function takeNote(key: OperationKey, answer: unknown): Promise<void> {
  ids.created(key, (answer as { data: { id: string } }).data.id);
  if (key !== "POST /v1/webhookPings") return;
  for await (const { id } of client.webhooks.deliveries("59bb7447-dd78-4fd6-bbd8-36606f36d43e")) ids.delivery(id);
  proxied().exchanges.pop();
}

async function checkFailures(operation: ContractOperation): Promise<void> {
  const { fetch, faults, exchanges, sandbox } = proxied();
  for (const status of operation.statuses.filter((one) => one >= 400)) {
    const { fault, ...request } = provocationOf(operation, status, authorization);
    if (fault) faults.push(fault);
    await fetch(...fetchArguments(sandbox.url, request));
    expect(exchanges.splice(0)).toEqual([{ status, faults: [] }]);
    ran.push(`${operation.key} ${status}`);
  }
}
