import { expect, test } from "vitest";
import { createClient } from "../client.js";
import { everyTextOf, failureOf, messageOf } from "../test-support/failure-of.js";
import { createFakeFetch, never } from "../test-support/fake-fetch.js";
import { aPackage, list, one, refusal } from "../test-support/responses.js";
import { apple, createTestClient, everyItem } from "../test-support/test-client.js";
import { defaultUserAgent } from "./headers.js";

const packages = `${apple}/v1/alternativeDistributionPackages`;
const found = () => one(aPackage("7"));

test("a GET has these headers and no others, and follows no redirect", async () => {
  const { client, sent } = createTestClient([found()]);
  await client.packages.get("7");
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ url: `${packages}/7`, method: "GET", body: undefined });
  expect(sent[0]?.headers).toEqual({
    accept: "application/json",
    "user-agent": defaultUserAgent(),
    authorization: "Bearer test-token-1",
  });
  expect(sent[0]?.init).toMatchObject({ redirect: "manual", signal: expect.any(AbortSignal) });
  expect(Object.keys(sent[0]?.init ?? {}).sort()).toEqual(["headers", "method", "redirect", "signal"]);
});

test("a POST has a body in JSON and says so, and follows no redirect", async () => {
  const { client, sent } = createTestClient([one(aPackage("7"), 201)]);
  await client.packages.create({ appStoreVersionId: "3fb74833" });
  expect(sent[0]).toMatchObject({ url: packages, method: "POST", init: { redirect: "manual" } });
  expect(sent[0]?.headers).toMatchObject({ "content-type": "application/json", accept: "application/json" });
});

test("a DELETE is done when 204 says so", async () => {
  const { client, sent } = createTestClient([new Response(null, { status: 204 })]);
  await expect(client.keys.delete("7")).resolves.toBeUndefined();
  expect(sent[0]).toMatchObject({ method: "DELETE", body: undefined });
});

test("headers of the call are sent, and may stand in for Accept and User-Agent", async () => {
  const { client, sent } = createTestClient([found()]);
  await client.packages.get(
    "7",
    {},
    { headers: { "X-Trace": "7", "USER-AGENT": "bot", Accept: "application/json;v=1" } },
  );
  expect(sent[0]?.headers).toEqual({
    accept: "application/json;v=1",
    "user-agent": "bot",
    "x-trace": "7",
    authorization: "Bearer test-token-1",
  });
});

test.each(["Authorization", "authorization", "AUTHORIZATION"])("a header %s of its own is refused", async (name) => {
  const { client, sent } = createTestClient([found]);
  const calls = [
    () => client.packages.get("7", {}, { headers: { [name]: "Basic a-secret-of-mine" } }),
    () => client.raw.GET("/v1/alternativeDistributionKeys", { headers: { [name]: "Basic a-secret-of-mine" } }),
  ];
  for (const call of calls) {
    const error = await failureOf(call);
    expect(error).toMatchObject({
      code: "ERR_ASC_ARGUMENT",
      message: "headers: Authorization is set by the client; give it credentials instead",
    });
    expect(everyTextOf(error)).not.toContain("a-secret-of-mine");
  }
  expect(sent).toHaveLength(0);
});

test.each<[string, Record<string, unknown>]>([
  ["a line break in a value", { "X-Secret": "a-secret-of-mine\r\nX-Other: 1" }],
  ["a letter beyond Latin-1 in a value", { "X-Secret": "a-secret-of-mine-日" }],
  ["a value that is no text", { "X-Secret": ["a-secret-of-mine"] }],
  ["a space in a name", { "X Secret": "a-secret-of-mine" }],
  ["an empty name", { "": "a-secret-of-mine" }],
])("%s is refused by the header's name, and the value is not printed", async (_, headers) => {
  const { client, sent } = createTestClient([found]);
  const options = { headers: headers as Record<string, string> };
  for (const call of [
    () => client.packages.get("7", {}, options),
    () => client.raw.GET("/v1/alternativeDistributionKeys", options),
  ]) {
    const error = await failureOf(call);
    expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
    expect((error as Error).message).toContain(JSON.stringify(Object.keys(headers)[0]));
    expect(everyTextOf(error)).not.toContain("a-secret-of-mine");
  }
  expect(sent).toHaveLength(0);
});

test("a base URL with a path is put before every path", async () => {
  const { client, sent } = createTestClient([() => list([])], { baseUrl: "https://proxy.example/apple/" });
  await everyItem(client.domains.list());
  await client.raw.GET("/v1/alternativeDistributionKeys");
  expect(sent.map(({ url }) => url)).toEqual([
    "https://proxy.example/apple/v1/alternativeDistributionDomains",
    "https://proxy.example/apple/v1/alternativeDistributionKeys",
  ]);
});

test("arguments that cannot work reject, they do not throw", async () => {
  const { client, sent } = createTestClient([found]);
  const calls = [
    client.packages.get(""),
    client.packages.create({ appStoreVersionId: "a/b" }),
    client.packages.forAppStoreVersion(".."),
    client.packages.ensure({ appStoreVersionId: "" }),
    client.packages.waitForVersion("a/b"),
    client.keys.create({ publicKey: "key", appId: "" }),
    client.keys.forApp("a b"),
    client.webhooks.ping(""),
    client.webhooks.redeliver("/"),
    client.webhooks.create({ appId: "", enabled: true, eventTypes: [], name: "", secret: "s", url: "https://x" }),
    client.webhooks.delete(".."),
    client.marketplaceSearch.create({ appId: "", catalogUrl: "https://x" }),
    client.marketplaceSearch.update("", {}),
    client.packages.get("7", {}, { timeoutMs: 0 }),
    client.packages.get("7", {}, { timeoutMs: Number.NaN }),
    client.packages.get("7", {}, { headers: { "a b": "c" } }),
    client.apps.find({ bundleId: "" }),
  ];
  for (const call of calls) expect(await failureOf(() => call)).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
  expect(sent).toHaveLength(0);
});

test("what the last response said of the rate is kept, and answers that say nothing leave it", async () => {
  const said = (remaining: number) => ({ "X-Rate-Limit": `user-hour-lim:3500;user-hour-rem:${remaining};` });
  const answers = [list([]), refusal(404, "NOT_FOUND", said(10)), one(aPackage("7")), refusal(403, "X", said(9))];
  const { client } = createTestClient(answers);
  expect(client.rateLimit).toBeUndefined();
  await everyItem(client.domains.list());
  expect(client.rateLimit).toBeUndefined();
  await client.packages.forAppStoreVersion("1");
  expect(client.rateLimit).toEqual({ hourLimit: 3500, hourRemaining: 10 });
  await client.packages.get("7");
  expect(client.rateLimit).toEqual({ hourLimit: 3500, hourRemaining: 10 });
  await failureOf(() => client.packages.get("7"));
  expect(client.rateLimit).toEqual({ hourLimit: 3500, hourRemaining: 9 });
});

test("two clients share neither tokens nor figures nor settings", async () => {
  const said = { "X-Rate-Limit": "user-hour-rem:1;" };
  const one = createTestClient([refusal(404, "NOT_FOUND", said)], { userAgent: "one" });
  const tokens = { token: async () => "the-other-token" };
  const other = createTestClient([refusal(404, "NOT_FOUND")], { credentials: tokens, baseUrl: "http://localhost:1" });
  await Promise.all([one.client.packages.forAppStoreVersion("1"), other.client.packages.forAppStoreVersion("1")]);
  expect(one.sent[0]?.headers).toMatchObject({ authorization: "Bearer test-token-1", "user-agent": "one" });
  expect(other.sent[0]?.headers.authorization).toBe("Bearer the-other-token");
  expect(other.sent[0]?.headers["user-agent"]).not.toBe("one");
  expect(other.sent[0]?.url).toMatch(/^http:\/\/localhost:1\/v1/);
  expect(one.client.rateLimit).toEqual({ hourRemaining: 1 });
  expect(other.client.rateLimit).toBeUndefined();
});

test("createClient runs on the clock of the machine", async () => {
  const { fetch, sent } = createFakeFetch([found()]);
  const client = createClient({ credentials: { token: async () => "token" }, fetch });
  expect((await client.packages.get("7")).data.id).toBe("7");
  expect(sent[0]?.headers.authorization).toBe("Bearer token");
});

test("a connection that fails names the host, the request and the reason", async () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
  const { client } = createTestClient([new TypeError("fetch failed", { cause })], { retry: false });
  expect(await messageOf(() => client.packages.get("7"))).toBe(
    `no complete response from ${apple} (GET /v1/alternativeDistributionPackages/7): connect ECONNREFUSED 127.0.0.1:1`,
  );
});

test("a body that breaks off is a lost connection as well", async () => {
  const broken = new ReadableStream({ start: (controller) => controller.error(new Error("terminated")) });
  const { client } = createTestClient([new Response(broken)], { retry: false });
  const error = await failureOf(() => client.packages.get("7"));
  expect(error).toMatchObject({ code: "ERR_ASC_CONNECTION", cause: { message: "terminated" } });
});

test("a reason that would fill or steer a terminal is cut and cleaned", async () => {
  const cause = `ECONN${"x".repeat(2000)}`;
  const { client } = createTestClient([new Error("\u001b[31mproxy refused", { cause })], { retry: false });
  expect(await messageOf(() => client.packages.get("7"))).toMatch(/7\): \[31mproxy refused$/);
});

test("a signer that never answers holds up one call, not the ones after it", async () => {
  let asked = 0;
  const sign = () => (++asked === 1 ? new Promise<Uint8Array>(() => {}) : new Uint8Array(64));
  const { client, clock } = createTestClient([found()], { credentials: { keyId: "KEY", sign }, timeoutMs: 1000 });
  const first = failureOf(() => client.packages.get("7"));
  await clock.advance(1000);
  expect(await first).toMatchObject({
    code: "ERR_ASC_TIMEOUT",
    message: expect.stringMatching(/^no token within 1000 ms/),
  });
  expect((await client.packages.get("7")).data.id).toBe("7");
});

test("the cause of a lost connection is kept, without the token in it", async () => {
  const cause = Object.assign(new Error("socket hang up after Bearer test-token-1"), { code: "ECONNRESET" });
  const { client } = createTestClient([new TypeError("fetch failed", { cause })], { retry: false });
  const error = await failureOf(() => client.packages.get("7"));
  expect(error).toMatchObject({ cause: { message: "fetch failed", cause: { code: "ECONNRESET" } } });
  expect(everyTextOf(error)).not.toContain("test-token-1");
});

test("a request to an origin that begins like the client's is not sent", async () => {
  const { client, sent } = createTestClient([found]);
  client.raw.use({ onRequest: ({ request }) => new Request(`${apple}.elsewhere.example/v1/apps`, request) });
  const error = await failureOf(() => client.raw.GET("/v1/apps"));
  expect(error).toMatchObject({
    code: "ERR_ASC_ARGUMENT",
    message: `the token is sent to ${apple} only, not to ${apple}.elsewhere.example`,
  });
  expect(sent).toEqual([]);
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["text", "broken"],
  ["an Error without a cause", new Error("broken")],
  ["an Error whose cause is no Error", new Error("broken", { cause: "why" })],
])("a fetch that rejects with %s is a lost connection", async (_, reason) => {
  const { client } = createTestClient([() => Promise.reject(reason)], { retry: false });
  expect(await failureOf(() => client.packages.get("7"))).toMatchObject({
    code: "ERR_ASC_CONNECTION",
    message: expect.stringMatching(reason instanceof Error ? /: broken$/ : /: not an Error but (undefined|string)$/),
  });
});

test("a response that is late leaves alone the calls that wait for a token", async () => {
  let asked = 0;
  const token = () => (++asked === 1 ? Promise.resolve("first") : new Promise<string>(() => {}));
  const { client, clock } = createTestClient([never], { credentials: { token }, timeoutMs: 1000 });
  const late = failureOf(() => client.packages.get("1"));
  await clock.advance(500);
  const waiting = [failureOf(() => client.packages.get("2"))];
  await clock.advance(500);
  expect(await late).toMatchObject({ message: expect.stringMatching(/^no response within/) });
  waiting.push(failureOf(() => client.packages.get("3")));
  await clock.advance(1000);
  expect(await Promise.all(waiting)).toMatchObject(Array(2).fill({ code: "ERR_ASC_TIMEOUT" }));
  expect(asked).toBe(2);
});

test.each([0, Number.NaN, 2 ** 31])("a call's timeoutMs of %s is refused by name", async (timeoutMs) => {
  const { client, sent } = createTestClient([found]);
  expect(await messageOf(() => client.packages.get("7", {}, { timeoutMs }))).toMatch(
    /^timeoutMs: must be a number of milliseconds/,
  );
  expect(sent).toEqual([]);
});
