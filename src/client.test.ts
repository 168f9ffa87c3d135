import { expect, test } from "vitest";
import { createClient } from "./client.js";
import { failureOf, messageOf } from "./test-support/failure-of.js";
import { aPackage, one, refusal } from "./test-support/responses.js";
import { createTestClient } from "./test-support/test-client.js";

const found = () => one(aPackage("7"));

test("withOptions changes what it is given, and keeps the rest", async () => {
  const { client, sent } = createTestClient([found], { userAgent: "one", retry: false });
  const other = client.withOptions({ userAgent: "two" }).withOptions({ userAgentSuffix: "three" });
  await other.packages.get("7");
  await client.packages.get("7");
  await other.withOptions({ userAgent: undefined }).packages.get("7");
  expect(sent.map(({ headers }) => headers["user-agent"])).toEqual([
    "two three",
    "one",
    expect.stringMatching(/^alternative-distribution\/\S+ \(.*\) three$/),
  ]);
});

test("a client made by withOptions has the token and the rate limit of the first", async () => {
  const limits = refusal(404, "NOT_FOUND", { "X-Rate-Limit": "user-hour-lim:3500;user-hour-rem:500;" });
  let tokens = 0;
  const sign = async () => {
    tokens++;
    return new Uint8Array(64);
  };
  const lasting = { keyId: "K", sign };
  const { client } = createTestClient([limits, found], { credentials: lasting });
  const other = client.withOptions({ timeoutMs: 1_000 });
  expect(other.rateLimit).toBeUndefined();
  await client.packages.forAppStoreVersion("1");
  await other.packages.get("7");
  expect(tokens).toBe(1);
  expect(other.rateLimit).toEqual({ hourLimit: 3500, hourRemaining: 500 });
});

test("while the limit holds, a client made by withOptions waits too", async () => {
  const limited = refusal(429, "X", { "Retry-After": "20" });
  const { client, clock, sent } = createTestClient([limited, found]);
  const first = client.packages.get("7");
  await clock.advance(1_000);
  const second = client.withOptions({ timeoutMs: 1_000 }).packages.get("8");
  await clock.advance(1_000);
  expect(sent).toHaveLength(1);
  await clock.runUntil(Promise.all([first, second]));
});

test.each<[object, string]>([
  [{ credentials: { token: async () => "x" } }, "withOptions: has no credentials; it may have fetch, "],
  [{ baseUrl: "https://other.example" }, "withOptions: has no baseUrl; it may have fetch, "],
  [{ timeout: 1 }, "withOptions: has no timeout; did you mean timeoutMs?"],
  [{ timeoutMs: 0 }, "timeoutMs: must be a number of milliseconds"],
])("withOptions refuses %j", async (options, message) => {
  const { client } = createTestClient([]);
  expect(await messageOf(async () => client.withOptions(options as never))).toContain(message);
});

test.each<[object, string]>([
  [{ timeout: 1 }, "options: has no timeout; did you mean timeoutMs?"],
  [{ useragent: "x" }, "options: has no useragent; did you mean userAgent?"],
  [{ agent: "x" }, "options: has no agent; it may have credentials, baseUrl, "],
])("createClient refuses %j", async (options, message) => {
  const credentials = { token: async () => "x" };
  const failure = await failureOf(async () => createClient({ credentials, ...options }));
  expect(failure).toMatchObject({ code: "ERR_ASC_ARGUMENT", message: expect.stringContaining(message) });
});
