import { expect, test } from "vitest";
import type { Client } from "../client.js";
import type { CallOptions } from "../http/options.js";
import { failureOf, messageOf } from "../test-support/failure-of.js";
import type { FakeResponse } from "../test-support/fake-fetch.js";
import { list, one, refusal, resource } from "../test-support/responses.js";
import { apple, createTestClient, everyItem } from "../test-support/test-client.js";

type Call = (client: Client, options: CallOptions) => Promise<unknown> | AsyncIterable<unknown>;

const webhook = { appId: "7", enabled: true, eventTypes: [], name: "ci", secret: "s", url: "https://ci.example/hook" };
const app = { appId: "7", catalogUrl: "https://marketplace.example/catalog" };

/** A call of every method; one left out is seen by the test below. */
const calls: Record<string, Call> = {
  "packages.create": ({ packages }, options) => packages.create({ appStoreVersionId: "1" }, options),
  "packages.ensure": ({ packages }, options) => packages.ensure({ appStoreVersionId: "1" }, options),
  "packages.get": ({ packages }, options) => packages.get("1", {}, options),
  "packages.forAppStoreVersion": ({ packages }, options) => packages.forAppStoreVersion("1", {}, options),
  "packages.versions": ({ packages }, options) => packages.versions("1", {}, options),
  "packages.waitForVersion": ({ packages }, options) => packages.waitForVersion("1", {}, options),
  "packageVersions.get": ({ packageVersions }, options) => packageVersions.get("1", {}, options),
  "packageVersions.variants": ({ packageVersions }, options) => packageVersions.variants("1", {}, options),
  "packageVersions.deltas": ({ packageVersions }, options) => packageVersions.deltas("1", {}, options),
  "variants.get": ({ variants }, options) => variants.get("1", {}, options),
  "deltas.get": ({ deltas }, options) => deltas.get("1", {}, options),
  "keys.list": ({ keys }, options) => keys.list({}, options),
  "keys.create": ({ keys }, options) => keys.create({ publicKey: "key" }, options),
  "keys.get": ({ keys }, options) => keys.get("1", {}, options),
  "keys.delete": ({ keys }, options) => keys.delete("1", options),
  "keys.forApp": ({ keys }, options) => keys.forApp("7", {}, options),
  "domains.list": ({ domains }, options) => domains.list({}, options),
  "domains.create": ({ domains }, options) => domains.create({ domain: "x.example", referenceName: "x" }, options),
  "domains.get": ({ domains }, options) => domains.get("1", {}, options),
  "domains.delete": ({ domains }, options) => domains.delete("1", options),
  "marketplaceSearch.create": ({ marketplaceSearch }, options) => marketplaceSearch.create(app, options),
  "marketplaceSearch.update": ({ marketplaceSearch }, options) => marketplaceSearch.update("1", {}, options),
  "marketplaceSearch.delete": ({ marketplaceSearch }, options) => marketplaceSearch.delete("1", options),
  "marketplaceSearch.forApp": ({ marketplaceSearch }, options) => marketplaceSearch.forApp("7", {}, options),
  "webhooks.create": ({ webhooks }, options) => webhooks.create(webhook, options),
  "webhooks.get": ({ webhooks }, options) => webhooks.get("1", {}, options),
  "webhooks.update": ({ webhooks }, options) => webhooks.update("1", {}, options),
  "webhooks.delete": ({ webhooks }, options) => webhooks.delete("1", options),
  "webhooks.forApp": ({ webhooks }, options) => webhooks.forApp("7", {}, options),
  "webhooks.ping": ({ webhooks }, options) => webhooks.ping("1", options),
  "webhooks.deliveries": ({ webhooks }, options) => webhooks.deliveries("1", {}, options),
  "webhooks.redeliver": ({ webhooks }, options) => webhooks.redeliver("1", options),
  "apps.list": ({ apps }, options) => apps.list({}, options),
  "apps.find": ({ apps }, options) => apps.find({ bundleId: "com.example.app" }, options),
  "appStoreVersions.list": ({ appStoreVersions }, options) => appStoreVersions.list({ appId: "7" }, {}, options),
  "appStoreVersions.find": ({ appStoreVersions }, options) =>
    appStoreVersions.find({ appId: "7", versionString: "1.2" }, options),
};

const version = resource("alternativeDistributionPackageVersions", "1", { state: "COMPLETED" });

/** What Apple answers: nothing to a DELETE, no package yet, two pages to a list, and else a resource. */
const answer: FakeResponse = ({ method, url }) => {
  if (method === "DELETE") return new Response(null, { status: 204 });
  if (url.endsWith("/alternativeDistributionPackage")) return refusal(404, "NOT_FOUND");
  const isList = method === "GET" && /apps(\?|$)|(s|deltas|variants|versions|deliveries|webhooks)(\?.*)?$/.test(url);
  if (!isList) return one(resource("x", "1"), method === "POST" ? 201 : 200);
  return url.includes("cursor") ? list([version]) : list([], `${apple}/v1/deliveries?cursor=2`);
};

async function run(name: string, client: Client, options: CallOptions): Promise<unknown> {
  const result = calls[name]?.(client, options);
  return result && Symbol.asyncIterator in result ? everyItem(result) : result;
}

test.each(Object.keys(calls))("%s sends the call's headers with every request", async (name) => {
  const { client, sent } = createTestClient([answer]);
  await run(name, client, { headers: { "X-Trace": "7" } });
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.map(({ headers }) => headers["x-trace"])).toEqual(sent.map(() => "7"));
});

test.each(Object.keys(calls))("%s ends at the call's signal, and nothing is sent", async (name) => {
  const { client, sent } = createTestClient([answer]);
  expect(await failureOf(() => run(name, client, { signal: AbortSignal.abort("given up") }))).toBe("given up");
  expect(sent).toEqual([]);
});

test.each(Object.keys(calls))("%s refuses a signal and headers that are none, and nothing is sent", async (name) => {
  const { client, sent } = createTestClient([answer]);
  for (const options of [{ signal: 5 }, { signal: "x" }, { signal: {} }, { headers: "x" }]) {
    expect(await failureOf(() => run(name, client, options as never))).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
  }
  expect(sent).toEqual([]);
});

test.each(Object.keys(calls))("%s refuses what is no option of a call, and nothing is sent", async (name) => {
  const { client, sent } = createTestClient([answer]);
  const unknown = [
    { timeout: 1 },
    { fetch },
    { method: "PUT" },
    { baseUrl: apple },
    { params: {} },
    { body: {} },
    5,
    [],
  ];
  for (const options of unknown) {
    const refused = { code: "ERR_ASC_ARGUMENT", message: expect.stringMatching(/^options of the call: /) };
    expect(await failureOf(() => run(name, client, options as never))).toMatchObject(refused);
  }
  expect(sent).toEqual([]);
});

test("what is refused is named, with what was probably meant or may be given", async () => {
  const { client } = createTestClient([answer]);
  const messages = [{ timeout: 1 }, { Headers: {} }, { agent: 1 }].map((options) =>
    messageOf(() => client.keys.get("7", {}, options as never)),
  );
  expect(await Promise.all(messages)).toEqual([
    "options of the call: has no timeout; did you mean timeoutMs?",
    "options of the call: has no Headers; did you mean headers?",
    "options of the call: has no agent; it may have signal, timeoutMs, retry, headers",
  ]);
});

test.each<[string, (client: Client) => PromiseLike<unknown>]>([
  // Each would do something else than was asked for, without a word.
  ["appID", ({ keys }) => keys.create({ publicKey: "key", appID: "7" } as never)],
  ["version", ({ appStoreVersions }) => appStoreVersions.list({ appId: "7", version: "1.2" } as never)],
  [
    "platforms",
    ({ appStoreVersions }) => appStoreVersions.find({ appId: "7", versionString: "1", platforms: 1 } as never),
  ],
  ["appStoreVersion", ({ packages }) => packages.create({ appStoreVersion: "7" } as never)],
  ["appStoreVersionID", ({ packages }) => packages.ensure({ appStoreVersionID: "7" } as never)],
  ["name", ({ apps }) => apps.find({ bundleId: "com.example.app", name: "Example" } as never)],
  ["reference", ({ domains }) => domains.create({ domain: "x.example", reference: "x" } as never)],
  ["url", ({ marketplaceSearch }) => marketplaceSearch.create({ ...app, url: "x" } as never)],
  ["timeout", ({ packages }) => packages.waitForVersion("7", { timeout: 1 } as never)],
  ["attempt", ({ packages }) => packages.get("7", {}, { retry: { attempt: 1 } as never })],
  ["max", ({ domains }) => domains.list().toArray({ max: 1 } as never)],
  ["next", ({ domains }) => everyItem(domains.list().byPage({ next: "x" } as never))],
])("an unknown %s among the arguments is refused, and nothing is sent", async (name, call) => {
  const { client, sent } = createTestClient([answer]);
  const message = expect.stringContaining(`: has no ${name};`);
  expect(await failureOf(async () => call(client))).toMatchObject({ code: "ERR_ASC_ARGUMENT", message });
  expect(sent).toEqual([]);
});

test.each<[string, (client: Client) => Promise<unknown>]>([
  ["packages.ensure", (client) => client.packages.ensure(undefined as never)],
  ["packages.create", (client) => client.packages.create(undefined as never)],
  ["apps.find", (client) => client.apps.find(undefined as never)],
  ["appStoreVersions.find", (client) => client.appStoreVersions.find(undefined as never)],
  ["appStoreVersions.list", (client) => everyItem(client.appStoreVersions.list(undefined as never))],
])("%s without an argument is refused as one", async (_, call) => {
  const { client, sent } = createTestClient([answer]);
  expect(await failureOf(() => call(client))).toMatchObject({ code: "ERR_ASC_ARGUMENT" });
  expect(sent).toEqual([]);
});

test("waitForVersion refuses a signal that is none, whichever of the two it is", async () => {
  const { client } = createTestClient([answer]);
  const { signal } = new AbortController();
  const isRefused = { code: "ERR_ASC_ARGUMENT", message: "signal: must be an AbortSignal" };
  expect(await failureOf(() => client.packages.waitForVersion("1", { signal: 5 } as never, { signal }))).toMatchObject(
    isRefused,
  );
  expect(await failureOf(() => client.packages.waitForVersion("1", { signal }, { signal: 5 } as never))).toMatchObject(
    isRefused,
  );
});

test("every method of every resource is called here", () => {
  const { client } = createTestClient([]);
  const resources = Object.entries(client).filter(([name]) => !["raw", "rateLimit", "withOptions"].includes(name));
  const methods = resources.flatMap(([name, one]) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(one))
      .filter((method) => method !== "constructor")
      .map((method) => `${name}.${method}`),
  );
  expect(Object.keys(calls).sort()).toEqual(methods.sort());
});
