import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { isWebhookEvent, verifyWebhook } from "../../index.js";
import { type StartedSandbox, startedSandbox, versionId } from "../../test-support/started-sandbox.js";
import { everyItem } from "../../test-support/test-client.js";

const secret = "a secret of the tests";
const app = "com.example.app";

interface Received {
  body: string;
  headers: IncomingHttpHeaders;
}

/** A server that receives events, and responds with a status. */
async function listener(status = 200) {
  const received: Received[] = [];
  const arrivals: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    received.push({ body: await text(request), headers: request.headers });
    response.writeHead(status).end("thanks");
    for (const arrived of arrivals) arrived();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const next = () => new Promise<void>((resolve) => arrivals.push(resolve));
  return { received, next, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

async function createWebhook({ client }: StartedSandbox, url: string, enabled = true, bundleId = app) {
  const owner = await client.apps.find({ bundleId });
  const eventTypes = ["ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED" as const];
  return client.webhooks.create({ appId: String(owner?.id), name: "Tests", url, secret, enabled, eventTypes });
}

function verified({ body, headers }: Received, by = secret) {
  return verifyWebhook({ body, signature: String(headers["x-apple-signature"]), secrets: [by] });
}

test("a ping is delivered, signed, and listed with how it went", async () => {
  const started = await startedSandbox();
  const { sandbox, client } = started;
  const { received, url } = await listener();
  const { data: webhook } = await createWebhook(started, url);
  expect(JSON.stringify(webhook)).not.toContain(secret);
  const { data: ping } = await client.webhooks.ping(webhook.id);
  await sandbox.deliveriesSettled();
  expect(received).toHaveLength(1);
  const event = await verified(received[0] as Received);
  expect(isWebhookEvent(event, "webhookPingCreated")).toBe(true);
  expect(event.data.relationships?.instance?.data).toEqual({ type: "webhookPings", id: ping.id });
  const [delivery] = await everyItem(client.webhooks.deliveries(webhook.id));
  expect(delivery?.attributes).toMatchObject({
    deliveryState: "SUCCEEDED",
    redelivery: false,
    request: { url },
    response: { httpStatusCode: 200, body: "thanks" },
    sentDate: expect.stringMatching(/\+00:00$/),
  });
});

test("a secret that is changed signs from then on", async () => {
  const started = await startedSandbox();
  const { received, url } = await listener();
  const { data } = await createWebhook(started, url);
  await started.client.webhooks.update(data.id, { secret: "another secret" });
  await started.client.webhooks.ping(data.id);
  await started.sandbox.deliveriesSettled();
  await expect(verified(received[0] as Received, "another secret")).resolves.toBeDefined();
  await expect(verified(received[0] as Received)).rejects.toThrow();
});

test("a new package version is announced when it appears, without any request", async () => {
  const versions = [{ versionString: "2.4.0", packageDelayMs: 20, deltas: 1, deltasDelayMs: 20 }];
  const started = await startedSandbox({
    scenario: {
      apps: [
        { bundleId: app, versions },
        { bundleId: "com.example.other", versions: [] },
      ],
    },
  });
  const { client } = started;
  const { received, next, url } = await listener();
  const { data: webhook } = await createWebhook(started, url);
  await createWebhook(started, url, false);
  await createWebhook(started, url, true, "com.example.other");
  const first = next();
  const { data } = await client.packages.create({ appStoreVersionId: await versionId(client, "2.4.0") });
  await first;
  if (received.length < 2) await next();
  const events = await Promise.all(received.map((one) => verified(one)));
  const versionIds = (await everyItem(client.packages.versions(data.id))).map(({ id }) => id);
  expect(events.map((event) => event.data.type)).toEqual(Array(2).fill("alternativeDistributionPackageVersionCreated"));
  expect(events.map((event) => event.data.relationships?.instance?.data?.id).toSorted()).toEqual(versionIds.toSorted());
  expect(new Set(events.map((event) => event.data.id)).size).toBe(2);
  const owner = await client.apps.find({ bundleId: app });
  expect(events[0]?.data.attributes?.appId).toBe(owner?.id);
  const listed = await everyItem(client.webhooks.forApp(String(owner?.id)));
  expect(listed.map(({ id, attributes }) => [id === webhook.id, attributes?.enabled])).toEqual([
    [true, true],
    [false, false],
  ]);
});

test("with a clock that is set forward, a version is announced at the next request", async () => {
  const time = { now: Date.parse("2026-03-01T12:00:00Z") };
  const versions = [{ versionString: "2.4.0", packageDelayMs: 3_600_000 }];
  const scenario = { apps: [{ bundleId: app, versions }] };
  const started = await startedSandbox({ scenario, now: () => time.now });
  const { received, url } = await listener();
  await createWebhook(started, url);
  await started.client.packages.create({ appStoreVersionId: await versionId(started.client, "2.4.0") });
  time.now += 3_599_999;
  await everyItem(started.client.domains.list());
  await started.sandbox.deliveriesSettled();
  expect(received).toEqual([]);
  time.now += 1;
  await everyItem(started.client.domains.list());
  await started.sandbox.deliveriesSettled();
  expect(received).toHaveLength(1);
});

test("an event names a host that leads nowhere, so that it is not followed with a token", async () => {
  const started = await startedSandbox();
  const { received, url } = await listener();
  const { data } = await createWebhook(started, url);
  await started.client.webhooks.ping(data.id);
  await started.sandbox.deliveriesSettled();
  const event = await verified(received[0] as Received);
  expect(new URL(String(event.data.relationships?.instance?.links?.self)).hostname).toBe("webhooks.invalid");
});

test("a delivery that is sent again has the same event, and is another delivery", async () => {
  const started = await startedSandbox();
  const { sandbox, client } = started;
  const { received, url } = await listener(503);
  const { data: webhook } = await createWebhook(started, url);
  await client.webhooks.ping(webhook.id);
  await sandbox.deliveriesSettled();
  const [failed] = await everyItem(client.webhooks.deliveries(webhook.id));
  expect(failed?.attributes).toMatchObject({ deliveryState: "FAILED", response: { httpStatusCode: 503 } });
  const { data: again } = await client.webhooks.redeliver(String(failed?.id));
  expect([again.attributes?.redelivery, again.id === failed?.id]).toEqual([true, false]);
  await sandbox.deliveriesSettled();
  expect(received[1]?.body).toBe(received[0]?.body);
  const query = { "filter[deliveryState]": ["FAILED" as const], include: ["event" as const] };
  for await (const page of client.webhooks.deliveries(webhook.id, query).pages()) {
    expect(page.data).toHaveLength(2);
    expect(page.included).toMatchObject([{ type: "webhookEvents", attributes: { ping: true } }]);
    expect(page.included?.[0]?.attributes?.payload).toBe(received[0]?.body);
  }
});

test("a delivery without a response ends with the sandbox", async () => {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const started = await startedSandbox();
  const { data } = await createWebhook(started, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await started.client.webhooks.ping(data.id);
  await started.sandbox.close();
  await started.sandbox.deliveriesSettled();
});
