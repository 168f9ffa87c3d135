import { describe, expect, test } from "vitest";
import { operations } from "../generated/operations.js";
import { type Client, ResponseError, UnexpectedResponseError } from "../src/index.js";
import { driftOf } from "../src/test-support/drift-of.js";
import { type ContractOperation, examplesOf } from "../src/testing/contract.js";
import { responseTo } from "./call-operation.js";
import { contractOperations, mayBeNull, resolvesToUndefined } from "./committed-contract.js";
import { withGuardedClient } from "./guarded-client.js";
import { startContractServer, startedBeforeAll } from "./started-server.js";

const server = startedBeforeAll(startContractServer);

/** The pairs of operation and status that did run, to the end. */
const ran = new Set<string>();

const generatedPairs = Object.entries(operations).flatMap(([key, { success, errors }]) =>
  [success, ...errors].map((status) => `${key} ${status}`),
);
const contractPairs = contractOperations.flatMap(({ key, statuses }) => statuses.map((status) => `${key} ${status}`));

for (const operation of contractOperations) {
  const { key, statuses } = operation;
  describe(key, () => {
    const success = statuses.find((status) => status < 300) ?? 0;
    test(`answers ${success}: the document comes back unchanged`, () => checkSuccess(operation, success));
    for (const status of statuses.filter((one) => one !== success)) {
      const outcome =
        status === 404 && resolvesToUndefined(operation) ? "undefined, for there is none" : "a ResponseError";
      test(`answers ${status}: ${outcome}, with Apple's errors`, () => checkError(operation, status));
    }
    test("answers with a status the contract does not have: an error that says so", () => checkUndocumented(operation));
  });
}

const nullable = contractOperations.filter(mayBeNull);
for (const operation of nullable) {
  test(`${operation.key} takes \`data: null\` for a normal answer`, async () => {
    const options = { baseUrl: server().baseUrl, prefer: "example=none" };
    const answer = await withGuardedClient(options, (client) => responseTo(operation.key, client));
    if (resolvesToUndefined(operation)) expect(answer).toBeUndefined();
    else expect(answer).toMatchObject({ data: null });
  });
}

test("the contract has to-one reads that may find nothing, by the client's methods and by raw", () => {
  expect(nullable.filter(resolvesToUndefined).map(({ key }) => key)).toEqual([
    "GET /v1/appStoreVersions/{id}/alternativeDistributionPackage",
    "GET /v1/apps/{id}/alternativeDistributionKey",
    "GET /v1/apps/{id}/marketplaceSearchDetail",
  ]);
  expect(nullable).toHaveLength(6);
});

test("the contract and the generated table have the same operations with the same statuses", () => {
  expect(generatedPairs.toSorted()).toEqual(contractPairs.toSorted());
});

test(`all ${contractPairs.length} pairs of ${contractOperations.length} operations and their statuses ran`, () => {
  const missing = contractPairs.filter((pair) => !ran.has(pair));
  const summary = `${ran.size} of ${contractPairs.length} pairs of operation and status ran, ${missing.length} missing`;
  console.info(summary);
  expect(missing, summary).toEqual([]);
  expect(ran.size, summary).toBe(contractPairs.length);
});

async function checkSuccess(operation: ContractOperation, status: number): Promise<void> {
  const examples: [name: string | undefined, value: unknown][] = examplesOf(operation, status);
  for (const [name, example] of examples.length > 0 ? examples : [[undefined, undefined] as const]) {
    const prefer = `code=${status}${name ? `, example=${name}` : ""}`;
    await withGuardedClient({ baseUrl: server().baseUrl, prefer }, async (client, exchanges) => {
      const answer = await responseTo(operation.key, client);
      expect(exchanges.map((exchange) => exchange.status)).toEqual([status]);
      expect(exchanges[0]?.document).toEqual(example);
      expect(answer).toEqual(expectedAnswer(operation, example));
      expect(driftOf(operation.key, example, status)).toEqual([]);
    });
  }
  ran.add(`${operation.key} ${status}`);
}

/** What the method makes of a document: mostly the document. */
function expectedAnswer(operation: ContractOperation, document: unknown): unknown {
  if (operation.key === "GET /v1/apps") return (document as { data: unknown[] }).data[0];
  if (resolvesToUndefined(operation) && (document as { data: unknown }).data === null) return undefined;
  return document;
}

async function checkError(operation: ContractOperation, status: number): Promise<void> {
  const examples = examplesOf(operation, status);
  expect(examples).not.toEqual([]);
  for (const [name, example] of examples) {
    const prefer = `code=${status}, example=${name}`;
    await withGuardedClient({ baseUrl: server().baseUrl, prefer }, async (client, exchanges) => {
      if (status === 404 && resolvesToUndefined(operation)) {
        await expect(responseTo(operation.key, client)).resolves.toBeUndefined();
        await checkResponseError(rawRead(operation, client), operation, status, example);
      } else await checkResponseError(responseTo(operation.key, client), operation, status, example);
      expect(new Set(exchanges.map((exchange) => exchange.status))).toEqual(new Set([status]));
      expect(exchanges.length).toBe(sentFor(operation, status));
      expect(driftOf(operation.key, example, status)).toEqual([]);
    });
  }
  ran.add(`${operation.key} ${status}`);
}

/** A refused token is renewed once, so a 401 is seen twice; what is absent is read by its method and by raw. */
function sentFor(operation: ContractOperation, status: number): number {
  return status === 401 || (status === 404 && resolvesToUndefined(operation)) ? 2 : 1;
}

async function checkResponseError(
  answer: Promise<unknown>,
  operation: ContractOperation,
  status: number,
  example: unknown,
): Promise<void> {
  const error = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ResponseError);
  const { errors } = example as Pick<ResponseError, "errors">;
  expect(error).toMatchObject({ code: "ERR_ASC_RESPONSE", status, errors, method: operation.method });
  expect((error as ResponseError).errors).toEqual(errors);
  for (const code of codesIn(example)) expect((error as ResponseError).has(code), code).toBe(true);
  expect((error as ResponseError).message).toContain(`${status} ${errors[0]?.code}`);
}

/** The codes of all errors in a document, those of associated errors too. */
function codesIn(document: unknown): string[] {
  return [...JSON.stringify(document).matchAll(/"code":"([^"]+)"/g)].map(([, code = ""]) => code);
}

const undocumentedStatus = 418;

/** Prism answers 404 with a document of its own then, which a careless 404 test would take for Apple's. */
async function checkUndocumented(operation: ContractOperation): Promise<void> {
  expect(operation.statuses).not.toContain(undocumentedStatus);
  const options = { baseUrl: server().baseUrl, prefer: `code=${undocumentedStatus}`, undocumentedResponse: true };
  await withGuardedClient(options, async (client, exchanges) => {
    const error = await responseTo(operation.key, client).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error).toMatchObject({ status: 404 });
    expect(exchanges[0]?.responseProblems.join()).toContain("content type: application/problem+json");
  });
}

/** The same read without the method that turns a 404 into undefined. */
function rawRead({ path }: ContractOperation, client: Client): Promise<unknown> {
  type Read = (path: string, init: object) => Promise<unknown>;
  // One call for three paths, each of which takes an id and nothing else.
  return (client.raw.GET as unknown as Read)(path, { params: { path: { id: "6446901002" } } });
}
