import { afterAll, beforeAll, expect, test } from "vitest";
import { type OperationKey, operations } from "../generated/operations.js";
import { createClient, type Drift, ResponseError, UnexpectedResponseError } from "../src/index.js";
import { answerTo } from "./answer-to.js";
import { startContractServer } from "./contract-server.js";
import type { RunningServer } from "./prism.js";

let server: RunningServer;
beforeAll(async () => {
  server = await startContractServer();
});
afterAll(() => server.close());

interface Outcome {
  drift: Drift[];
  /** What the call rejected with, if it did. */
  error: unknown;
}

/** Calls an operation with `validate: "throw"`, and changes its answer on the way if asked to. */
async function validated(key: OperationKey, prefer: string, change = (answer: object) => answer): Promise<Outcome> {
  const drift: Drift[] = [];
  const client = createClient({
    ...{ baseUrl: server.baseUrl, retry: false, validate: "throw", onDrift: (record) => drift.push(record) },
    credentials: { token: async () => "token-of-the-contract-tests" },
    async fetch(url, init) {
      const response = await fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), prefer } });
      const text = await response.text();
      return new Response((text && JSON.stringify(change(JSON.parse(text) as object))) || null, response);
    },
  });
  const error = await answerTo(key, client).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { drift, error };
}

const entries = Object.entries(operations) as [OperationKey, { success: number; errors: readonly number[] }][];

for (const [key, { success, errors }] of entries) {
  test(`${key} answers as documented: no drift, with whatever status`, async () => {
    expect(await validated(key, `code=${success}`)).toEqual({ drift: [], error: undefined });
    for (const status of errors) {
      const { drift, error } = await validated(key, `code=${status}`);
      expect(drift).toEqual([]);
      if (error !== undefined || status !== 404) expect(error).toBeInstanceOf(ResponseError);
    }
  });

  test(`${key} answers whatever its schemas allow: nothing that breaks`, async () => {
    for (const [seed, status] of [success, success, success, ...errors.slice(0, 1)].entries()) {
      const { drift, error } = await validated(key, `code=${status}, dynamic=true, seed=${(seed % 3) + 1}`);
      expect(drift.filter(({ impact }) => impact === "breaking")).toEqual([]);
      // A random `links.next` leads elsewhere, which is refused as ever.
      if (error instanceof UnexpectedResponseError) expect(error.drift).toEqual([]);
    }
  });
}

const withDocument = entries.filter(([, { success }]) => success !== 204);

test("there are answers to change", () => {
  expect(withDocument.length).toBeGreaterThan(30);
});

test.each(withDocument)(
  "%s without its links is refused, with exactly that record",
  async (key, { success: status }) => {
    const { drift, error } = await validated(key, `code=${status}`, (answer) => ({ ...answer, links: undefined }));
    const record = {
      impact: "breaking",
      operation: key,
      status,
      pointer: "/links",
      expected: "object",
      found: "absent",
    };
    expect(drift).toEqual([record]);
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error).toMatchObject({ drift: [record] });
  },
);

test.each(withDocument)(
  "%s with data of another type is refused, with exactly that record",
  async (key, { success: status }) => {
    const { drift, error } = await validated(key, `code=${status}`, (answer) => ({ ...answer, data: 5 }));
    expect(drift).toEqual([
      { impact: "breaking", operation: key, status, pointer: "/data", expected: expect.any(String), found: "number" },
    ]);
    expect(error).toMatchObject({ drift });
  },
);

test.each(withDocument)("%s with a field nobody knows is told, and passes", async (key, { success: status }) => {
  const { drift, error } = await validated(key, `code=${status}`, (answer) => ({ ...answer, more: [] }));
  expect(drift).toEqual([
    { impact: "additive", operation: key, status, pointer: "/more", expected: "absent", found: "array" },
  ]);
  expect(error).toBeUndefined();
});
