import { expect, test } from "vitest";
import { createClient, type Drift, UnexpectedResponseError } from "../src/index.js";
import { json } from "../src/test-support/responses.js";
import type { ContractOperation } from "../src/testing/contract.js";
import { responseTo } from "./call-operation.js";
import { contractOperations } from "./committed-contract.js";
import { successOf } from "./faults/operations.js";

// That what the contract allows is no drift, with any status and example, stands in statuses.test.ts and dynamic.test.ts.
const withDocument = contractOperations.filter(({ statuses }) => !statuses.includes(204));

interface Outcome {
  drift: Drift[];
  /** What the call rejected with, if it did. */
  error: unknown;
}

/** Calls an operation with `validate: "throw"`, and responds with a document of its schema that has been changed. */
async function validated(operation: ContractOperation, change: object): Promise<Outcome> {
  const drift: Drift[] = [];
  const { status, document } = successOf(operation);
  const client = createClient({
    ...{ retry: false, validate: "throw", onDrift: (record) => drift.push(record) },
    credentials: { token: async () => "token-of-the-contract-tests" },
    fetch: async () => json(status, { ...document, ...change }),
  });
  const error = await responseTo(operation.key, client, {}).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { drift, error };
}

test("there are answers to change", () => {
  expect(withDocument.length).toBeGreaterThan(30);
});

for (const operation of withDocument) {
  const { key } = operation;
  const { status } = successOf(operation);

  test(`${key} with everything the contract has passes`, async () => {
    expect(await validated(operation, {})).toEqual({ drift: [], error: undefined });
  });

  test(`${key} without its links is refused, with exactly that record`, async () => {
    const { drift, error } = await validated(operation, { links: undefined });
    const where = { operation: key, status, pointer: "/links" };
    expect(drift).toEqual([{ impact: "breaking", ...where, expected: "object", found: "absent" }]);
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error).toMatchObject({ drift });
  });

  test(`${key} with data of another type is refused, with exactly that record`, async () => {
    const { drift, error } = await validated(operation, { data: 5 });
    const where = { operation: key, status, pointer: "/data" };
    expect(drift).toEqual([{ impact: "breaking", ...where, expected: expect.any(String), found: "number" }]);
    expect(error).toMatchObject({ drift });
  });

  test(`${key} with a field no one knows is reported, and passes`, async () => {
    const { drift, error } = await validated(operation, { more: [] });
    const where = { operation: key, status, pointer: "/more" };
    expect(drift).toEqual([{ impact: "additive", ...where, expected: "absent", found: "array" }]);
    expect(error).toBeUndefined();
  });
}
