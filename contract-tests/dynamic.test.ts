import { expect, test } from "vitest";
import type { OperationKey } from "../generated/operations.js";
import { AppStoreConnectError, createClient, ResponseError } from "../src/index.js";
import { driftOf } from "../src/test-support/drift-of.js";
import type { ContractOperation } from "../src/testing/contract.js";
import { fullQueryOf, resourcesOf, responseTo } from "./call-operation.js";
import { clientLists, contractOperations, resolvesToUndefined } from "./committed-contract.js";
import { errorStatusesOf, representatives } from "./faults/operations.js";
import { createGuardedFetch, type Exchange, withGuardedClient } from "./guarded-client.js";
import { startContractServer, startedBeforeAll } from "./started-server.js";

const server = startedBeforeAll(startContractServer);

const seeds = [1, 2, 3, 4];

for (const operation of contractOperations) {
  test(`${operation.key} gives whatever its schema allows, four times over`, async () => {
    for (const seed of seeds) await checkAnswer(operation, seed);
  });
}

// The schema of errors is the same everywhere, so a few operations take turns at statuses and seeds. These three seeds nest
// errors a few levels deep; others make megabytes of them.
for (const [at, operation] of representatives.entries()) {
  const status = errorStatusesOf(operation)[at] ?? 404;
  test(`${operation.key} gives whatever errors their schema allows, with ${status}`, () =>
    checkErrors(operation, status, 1 + (at % 3)));
}

for (const { key } of clientLists) {
  test(`${key} follows no link to another origin, wherever its pages point`, async () => {
    for (const seed of seeds.slice(0, 3)) await checkLinks(key, seed);
  });
}

test("the same seed gives the same answer, and another one another", async () => {
  const answers: unknown[] = [];
  for (const seed of [1, 1, 2]) {
    const options = { baseUrl: server().baseUrl, prefer: preferFor(seed) };
    answers.push(await withGuardedClient(options, (client) => client.packages.get("f3190601")));
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).not.toEqual(answers[2]);
});

function preferFor(seed: number): string {
  return `dynamic=true, seed=${seed}`;
}

async function checkAnswer(operation: ContractOperation, seed: number): Promise<void> {
  await withGuardedClient({ baseUrl: server().baseUrl, prefer: preferFor(seed) }, async (client, exchanges) => {
    const answer = await responseTo(operation.key, client, fullQueryOf(operation.key));
    const document = exchanges[0]?.document;
    const isAbsent = resolvesToUndefined(operation) && (document as { data: unknown }).data === null;
    expect(answer).toEqual(isAbsent ? undefined : document);
    expect(breakingDrift(operation, exchanges[0])).toEqual([]);
  });
}

async function checkErrors(operation: ContractOperation, status: number, seed: number): Promise<void> {
  const prefer = `code=${status}, ${preferFor(seed)}`;
  await withGuardedClient({ baseUrl: server().baseUrl, prefer }, async (client, exchanges) => {
    const error = await responseTo(operation.key, client).catch((reason: unknown) => reason);
    const { errors = [] } = (exchanges.at(-1)?.document ?? {}) as { errors?: unknown[] };
    expect(breakingDrift(operation, exchanges.at(-1))).toEqual([]);
    if (error === undefined && status === 404 && resolvesToUndefined(operation)) return;
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ status, errors });
  });
}

/** What the schema allows beyond what it names is additive. */
function breakingDrift({ key }: ContractOperation, exchange: Exchange | undefined): string[] {
  return driftOf(key, exchange?.document, exchange?.status ?? 0).filter((line) => !line.startsWith("additive"));
}

/** Random links lead anywhere: what follows the first page is no operation, and only its origin counts. */
async function checkLinks(key: OperationKey, seed: number): Promise<void> {
  const { fetch, exchanges } = createGuardedFetch(server().baseUrl, preferFor(seed));
  const credentials = { token: async () => "token-of-the-contract-tests" };
  const client = createClient({ credentials, baseUrl: server().baseUrl, fetch, retry: false });
  const [outcome] = await Promise.allSettled([resourcesOf(key, client)]);
  expect(exchanges.length).toBeGreaterThan(0);
  expect(exchanges.filter(({ url }) => !url.startsWith(`${server().baseUrl}/`))).toEqual([]);
  if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(AppStoreConnectError);
}
