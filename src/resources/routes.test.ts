import { expect, test } from "vitest";
import type { Client } from "../client.js";
import type { FakeResponse } from "../test-support/fake-fetch.js";
import { list, one, resource } from "../test-support/responses.js";
import { apple, createTestClient, everyItem } from "../test-support/test-client.js";

const app = { app: { data: { type: "apps", id: "7" } } };
const webhook = { enabled: true, eventTypes: ["APP_STORE_VERSION_APP_VERSION_STATE_UPDATED" as const], name: "ci" };
const address = { secret: "a secret", url: "https://ci.example/hook" };

/** What Apple answers to a request: nothing to a DELETE, else a document. */
const answer: FakeResponse = ({ method, url }) => {
  if (method === "DELETE") return new Response(null, { status: 204 });
  const isList = method === "GET" && !/\/(1|alternativeDistributionKey|marketplaceSearchDetail)$/.test(url);
  return isList ? list([resource("x", "1")]) : one(resource("x", "1"));
};

const calls: [string, (client: Client) => PromiseLike<unknown>, object?][] = [
  ["GET /v1/alternativeDistributionPackageVersions/1", (client) => client.packageVersions.get("1")],
  ["GET /v1/alternativeDistributionPackageVersions/1/variants", ({ packageVersions }) => packageVersions.variants("1")],
  ["GET /v1/alternativeDistributionPackageVersions/1/deltas", (client) => client.packageVersions.deltas("1")],
  ["GET /v1/alternativeDistributionPackageVariants/1", (client) => client.variants.get("1")],
  ["GET /v1/alternativeDistributionPackageDeltas/1", (client) => client.deltas.get("1")],
  ["GET /v1/alternativeDistributionKeys?exists[app]=false", (client) => client.keys.list({ "exists[app]": false })],
  [
    "POST /v1/alternativeDistributionKeys",
    (client) => client.keys.create({ publicKey: "key" }),
    { data: { type: "alternativeDistributionKeys", attributes: { publicKey: "key" } } },
  ],
  [
    "POST /v1/alternativeDistributionKeys",
    (client) => client.keys.create({ publicKey: "key", appId: "7" }),
    { data: { type: "alternativeDistributionKeys", attributes: { publicKey: "key" }, relationships: app } },
  ],
  ["GET /v1/alternativeDistributionKeys/1", (client) => client.keys.get("1")],
  ["DELETE /v1/alternativeDistributionKeys/1", (client) => client.keys.delete("1")],
  ["GET /v1/apps/7/alternativeDistributionKey", (client) => client.keys.forApp("7")],
  ["GET /v1/apps?limit=5", (client) => client.apps.list({ limit: 5 })],
  ["GET /v1/alternativeDistributionDomains", (client) => client.domains.list()],
  [
    "POST /v1/alternativeDistributionDomains",
    (client) => client.domains.create({ domain: "example.com", referenceName: "ours" }),
    {
      data: {
        type: "alternativeDistributionDomains",
        attributes: { domain: "example.com", referenceName: "ours" },
      },
    },
  ],
  ["GET /v1/alternativeDistributionDomains/1", (client) => client.domains.get("1")],
  ["DELETE /v1/alternativeDistributionDomains/1", (client) => client.domains.delete("1")],
  [
    "POST /v1/marketplaceSearchDetails",
    (client) => client.marketplaceSearch.create({ appId: "7", catalogUrl: "https://x/" }),
    { data: { type: "marketplaceSearchDetails", attributes: { catalogUrl: "https://x/" }, relationships: app } },
  ],
  [
    "PATCH /v1/marketplaceSearchDetails/1",
    (client) => client.marketplaceSearch.update("1", { catalogUrl: null }),
    { data: { type: "marketplaceSearchDetails", id: "1", attributes: { catalogUrl: null } } },
  ],
  ["DELETE /v1/marketplaceSearchDetails/1", (client) => client.marketplaceSearch.delete("1")],
  ["GET /v1/apps/7/marketplaceSearchDetail", (client) => client.marketplaceSearch.forApp("7")],
  [
    "POST /v1/webhooks",
    (client) => client.webhooks.create({ appId: "7", ...webhook, ...address }),
    { data: { type: "webhooks", attributes: { ...webhook, ...address }, relationships: app } },
  ],
  ["GET /v1/webhooks/1", (client) => client.webhooks.get("1")],
  [
    "PATCH /v1/webhooks/1",
    (client) => client.webhooks.update("1", { enabled: false }),
    { data: { type: "webhooks", id: "1", attributes: { enabled: false } } },
  ],
  ["DELETE /v1/webhooks/1", (client) => client.webhooks.delete("1")],
  ["GET /v1/apps/7/webhooks", (client) => client.webhooks.forApp("7")],
  [
    "POST /v1/webhookPings",
    (client) => client.webhooks.ping("1"),
    { data: { type: "webhookPings", relationships: { webhook: { data: { type: "webhooks", id: "1" } } } } },
  ],
  ["GET /v1/webhooks/1/deliveries?limit=5", (client) => client.webhooks.deliveries("1", { limit: 5 })],
  [
    "POST /v1/webhookDeliveries",
    (client) => client.webhooks.redeliver("1"),
    {
      data: {
        type: "webhookDeliveries",
        relationships: { template: { data: { type: "webhookDeliveries", id: "1" } } },
      },
    },
  ],
];

test.each(calls)("%s is what the method sends (%#)", async (route, call, body) => {
  const { client, sent } = createTestClient([answer]);
  const result = call(client);
  const isList = Symbol.asyncIterator in result;
  const found = isList ? await everyItem(result as AsyncIterable<unknown>) : await result;
  expect(sent.map(({ method, url }) => `${method} ${url.replace(apple, "")}`)).toEqual([route]);
  expect(sent[0]?.body).toEqual(body);
  if (route.startsWith("DELETE")) expect(found).toBeUndefined();
  else
    expect(isList ? found : (found as { data: unknown }).data).toEqual(
      isList ? [resource("x", "1")] : resource("x", "1"),
    );
});

test.each<[string, (client: Client) => Promise<unknown>]>([
  ["an app without a key", (client) => client.keys.forApp("7")],
  ["an app that is no marketplace", (client) => client.marketplaceSearch.forApp("7")],
])("for %s there is nothing", async (_, call) => {
  expect(await call(createTestClient([one(null)]).client)).toBeUndefined();
});
