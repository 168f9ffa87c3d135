import { expect, test } from "vitest";
import { type StartedSandbox, startedSandbox } from "../../test-support/started-sandbox.js";
import { everyItem } from "../../test-support/test-client.js";

/** A webhook whose URL has no listener. */
async function createWebhook({ client }: StartedSandbox, url = "http://127.0.0.1:1/x") {
  const appId = String((await client.apps.find({ bundleId: "com.example.app" }))?.id);
  return client.webhooks.create({ appId, name: "Tests", url, secret: "a secret", enabled: true, eventTypes: [] });
}

test("what was sent to a webhook that is deleted is gone with it, and is not sent again", async () => {
  const started = await startedSandbox();
  const { sandbox, client } = started;
  const { data: webhook } = await createWebhook(started);
  const { data: other } = await createWebhook(started);
  for (const { id } of [webhook, other]) await client.webhooks.ping(id);
  const [delivery] = await everyItem(client.webhooks.deliveries(webhook.id));
  await client.webhooks.delete(webhook.id);
  await expect(client.webhooks.redeliver(String(delivery?.id))).rejects.toMatchObject({
    status: 409,
    errors: [{ code: "ENTITY_ERROR.RELATIONSHIP.INVALID" }],
  });
  await sandbox.deliveriesSettled();
  expect(await everyItem(client.webhooks.deliveries(other.id))).toHaveLength(1);
});

test("nothing is delivered to another machine or without a listener, and the delivery says why", async () => {
  const started = await startedSandbox();
  const { sandbox, client } = started;
  const reasons: (string | undefined)[] = [];
  for (const url of [
    "https://hooks.example.com/x",
    "http://192.0.2.1/x",
    "https://127.0.0.1/x",
    "http://127.0.0.1:1/x",
  ]) {
    const { data } = await createWebhook(started, url);
    await client.webhooks.ping(data.id);
    await sandbox.deliveriesSettled();
    const [delivery] = await everyItem(client.webhooks.deliveries(data.id));
    expect(delivery?.attributes?.deliveryState).toBe("FAILED");
    reasons.push(delivery?.attributes?.errorMessage);
  }
  const ours = "The sandbox delivers to http URLs of this machine only.";
  expect(reasons).toEqual([ours, ours, ours, expect.stringContaining("127.0.0.1:1")]);
});

test("deliveries are listed by when they were created", async () => {
  const time = { now: Date.parse("2026-03-01T12:00:00Z") };
  const started = await startedSandbox({ now: () => time.now });
  const { client } = started;
  const { data } = await createWebhook(started);
  for (let count = 0; count < 3; count++) {
    await client.webhooks.ping(data.id);
    time.now += 60_000;
  }
  const query = {
    "filter[createdDateGreaterThanOrEqualTo]": ["2026-03-01T12:01:00Z"],
    "filter[createdDateLessThan]": ["2026-03-01T12:02:00Z"],
  };
  const [only, ...others] = await everyItem(client.webhooks.deliveries(data.id, query));
  expect([only?.attributes?.createdDate, others]).toEqual(["2026-03-01T12:01:00+00:00", []]);
});

test("a URL that is neither http nor https is refused, when it is created and when it is changed", async () => {
  const started = await startedSandbox();
  const refused = { status: 409, errors: [{ code: "ENTITY_ERROR.ATTRIBUTE.INVALID" }] };
  await expect(createWebhook(started, "javascript:alert(1)")).rejects.toMatchObject(refused);
  const { data } = await createWebhook(started);
  const update = started.client.webhooks.update(data.id, { url: "javascript:alert(1)" });
  await expect(update).rejects.toMatchObject(refused);
});

test("an update changes what it names and leaves the rest, null included", async () => {
  const started = await startedSandbox();
  const { data } = await createWebhook(started);
  const updated = await started.client.webhooks.update(data.id, { enabled: false, name: null });
  expect(updated.data.attributes).toEqual({ ...data.attributes, enabled: false });
});
