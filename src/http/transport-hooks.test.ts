import { expect, test } from "vitest";
import { everyTextOf, failureOf } from "../test-support/failure-of.js";
import { never } from "../test-support/fake-fetch.js";
import { aPackage, list, one, refusal } from "../test-support/responses.js";
import { createTestClient, everyItem } from "../test-support/test-client.js";
import type { RequestEvent, ResponseEvent } from "./options.js";

const found = () => one(aPackage("7"));

test("every attempt is reported before and after, with its number", async () => {
  const requests: RequestEvent[] = [];
  const responses: ResponseEvent[] = [];
  const answers = [refusal(503, "X"), refusal(401, "X"), one(aPackage("7"))];
  const { client, clock } = createTestClient(answers, {
    onRequest: (event) => requests.push(event),
    onResponse: (event) => responses.push(event),
  });
  await clock.runUntil(client.packages.get("7", { include: ["versions"] }));
  const path = "/v1/alternativeDistributionPackages/7?include=versions";
  const [{ callId } = {}] = requests;
  expect(callId).toEqual(expect.any(Number));
  expect(requests).toEqual([1, 2, 3].map((attempt) => ({ callId, method: "GET", path, attempt })));
  const told = { callId, method: "GET", path, durationMs: 0, requestId: undefined };
  expect(responses).toEqual([503, 401, 200].map((status, index) => ({ ...told, status, attempt: index + 1 })));
});

test("the time that a response took, and its id, are reported", async () => {
  const responses: ResponseEvent[] = [];
  const slow = () =>
    new Promise<Response>((resolve) => {
      clock.after(1500, () => resolve(refusal(404, "NOT_FOUND", { "X-Request-ID": "ABC.1" })));
    });
  const { client, clock } = createTestClient([slow], { onResponse: (event) => responses.push(event) });
  await clock.runUntil(client.packages.forAppStoreVersion("1"));
  expect(responses).toMatchObject([{ status: 404, durationMs: 1500, requestId: "ABC.1", attempt: 1 }]);
});

test("a lost connection has no answer to tell of", async () => {
  const told: string[] = [];
  const { client } = createTestClient([new Error("lost")], {
    retry: false,
    onRequest: () => told.push("request"),
    onResponse: () => told.push("response"),
  });
  await failureOf(() => client.packages.get("7"));
  expect(told).toEqual(["request"]);
});

test("what hooks throw is ignored", async () => {
  const hook = () => {
    throw new Error("a slip in a log line");
  };
  const { client } = createTestClient([found()], { onRequest: hook, onResponse: hook });
  expect((await client.packages.get("7")).data.id).toBe("7");
});

test("hooks never get the token", async () => {
  const events: unknown[] = [];
  const hook = (...event: unknown[]) => events.push(...event);
  const { client, sent } = createTestClient([found()], { onRequest: hook, onResponse: hook });
  await client.packages.get("7");
  expect(events).toHaveLength(2);
  expect(sent[0]?.headers.authorization).toContain("test-token-1");
  for (const event of events) expect(everyTextOf(event)).not.toContain("test-token-1");
});

test("an attempt that takes longer than timeoutMs is given up, and not tried again", async () => {
  const { client, clock, sent } = createTestClient([never, found()], { timeoutMs: 5000 });
  const failure = failureOf(() => client.packages.get("7"));
  await clock.advance(4999);
  expect(sent[0]?.init.signal?.aborted).toBe(false);
  await clock.advance(1);
  expect(await failure).toMatchObject({ code: "ERR_ASC_TIMEOUT" });
  expect(((await failure) as Error).message).toBe(
    "no response within 5000 ms (GET /v1/alternativeDistributionPackages/7)",
  );
  expect(sent[0]?.init.signal?.aborted).toBe(true);
  await clock.advance(100_000);
  expect(sent).toHaveLength(1);
});

test("the call's timeoutMs stands before the client's, for every page", async () => {
  const next = "https://api.appstoreconnect.apple.com/v1/alternativeDistributionDomains?cursor=2";
  const { client, clock } = createTestClient([list([], next), never], { timeoutMs: 5000 });
  const failure = failureOf(() => everyItem(client.domains.list({}, { timeoutMs: 7 })));
  await clock.advance(7);
  expect(await failure).toMatchObject({ message: expect.stringContaining("no response within 7 ms") });
});

test("a body that does not end is given up as well", async () => {
  const endless = new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)) }));
  const { client, clock } = createTestClient([endless], { timeoutMs: 5000 });
  const failure = failureOf(() => client.packages.get("7"));
  await clock.advance(5000);
  expect(await failure).toMatchObject({ code: "ERR_ASC_TIMEOUT" });
});

test("a token that does not come is given up as well", async () => {
  const { client, clock, sent } = createTestClient([found()], {
    credentials: { token: () => new Promise(() => {}) },
    timeoutMs: 5000,
  });
  const failure = failureOf(() => client.packages.get("7"));
  await clock.advance(5000);
  expect(await failure).toMatchObject({ code: "ERR_ASC_TIMEOUT" });
  expect(sent).toHaveLength(0);
});

test("waits between attempts do not count", async () => {
  const limited = refusal(429, "X", { "Retry-After": "20" });
  const { client, clock } = createTestClient([limited, found()], { timeoutMs: 5000 });
  expect((await clock.runUntil(client.packages.get("7"))).data.id).toBe("7");
});

test.each<[string, unknown]>([
  ["an Error", new Error("given up")],
  ["no Error", { why: "given up" }],
])("an abort comes back untouched: %s", async (_, reason) => {
  const { client, clock, sent } = createTestClient([never]);
  const controller = new AbortController();
  const failure = failureOf(() => client.packages.get("7", {}, { signal: controller.signal }));
  await clock.advance(1);
  controller.abort(reason);
  expect(await failure).toBe(reason);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.init.signal?.aborted).toBe(true);
});

test("a call whose signal is aborted already sends nothing", async () => {
  const { client, sent } = createTestClient([found()]);
  const reason = new Error("given up");
  const options = { signal: AbortSignal.abort(reason) };
  expect(await failureOf(() => client.packages.get("7", {}, options))).toBe(reason);
  expect(await failureOf(() => client.keys.delete("7", options))).toBe(reason);
  expect(sent).toHaveLength(0);
});

test("an abort while the token is awaited sends nothing", async () => {
  const { client, clock, sent } = createTestClient([found()], {
    credentials: { token: () => new Promise((resolve) => clock.after(1000, () => resolve("late"))) },
  });
  const controller = new AbortController();
  const failure = failureOf(() => client.packages.get("7", {}, { signal: controller.signal }));
  await clock.advance(1);
  controller.abort("given up");
  await clock.advance(5000);
  expect(await failure).toBe("given up");
  expect(sent).toHaveLength(0);
});

test("a hook that rejects changes nothing, and no one has to catch it", async () => {
  const onRequest = async () => {
    throw new Error("a slip in a log line");
  };
  const { client } = createTestClient([found()], { onRequest, onResponse: onRequest });
  expect((await client.packages.get("7")).data.id).toBe("7");
});

test("a token or a download's key in the URL of a next page is not told", async () => {
  const secret = "a1b2c3d4e5f6a1b2c3d4";
  const next = `https://api.appstoreconnect.apple.com/v1/x?accessKey=${secret}&t=test-token-1`;
  const told: unknown[] = [];
  const onRequest = (event: RequestEvent) => told.push(event);
  const credentials = { token: async () => "test-token-1" };
  const { client } = createTestClient([list([], next), list([])], { credentials, onRequest });
  await everyItem(client.domains.list());
  expect(told).toHaveLength(2);
  expect(JSON.stringify(told)).not.toMatch(/a1b2c3d4e5f6|test-token-1/);
});

test("a token that comes back as the request id is not told", async () => {
  const told: ResponseEvent[] = [];
  const echo = refusal(404, "NOT_FOUND", { "X-Request-ID": "id-test-token-1" });
  const { client } = createTestClient([echo], { onResponse: (event) => told.push(event) });
  await client.packages.forAppStoreVersion("1");
  expect(told).toMatchObject([{ requestId: "id-[secret]" }]);
});
