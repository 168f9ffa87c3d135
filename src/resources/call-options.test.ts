import { expect, test } from "vitest";
import type { Client } from "../client.js";
import type { CallOptions } from "../http/options.js";
import { failureOf } from "../test-support/failure-of.js";
import type { FakeAnswer } from "../test-support/fake-fetch.js";
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
const answer: FakeAnswer = ({ method, url }) => {
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

test.each(Object.keys(calls))("%s never calls a fetch of the call's", async (name) => {
  const { client, sent } = createTestClient([answer]);
  let called = 0;
  const fetch = () => Promise.reject(new Error(`${++called}`));
  await run(name, client, { fetch } as never);
  expect(called).toBe(0);
  expect(sent.length).toBeGreaterThan(0);
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
  const resources = Object.entries(client).filter(([name]) => name !== "raw" && name !== "rateLimit");
  const methods = resources.flatMap(([name, one]) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(one))
      .filter((method) => method !== "constructor")
      .map((method) => `${name}.${method}`),
  );
  expect(Object.keys(calls).sort()).toEqual(methods.sort());
});
