import { expect, test, vi } from "vitest";
import { checkedOptions } from "../server/checked-options.js";
import type { PackageVersion } from "./records.js";
import { createSeed } from "./seed.js";
import { createStore } from "./store.js";
import { createWebhookDeliveries, postToLoopback } from "./webhook-deliveries.js";

/** Deliveries to one webhook, with a clock that is set; `sent` has the ids of the versions in the events. */
function started() {
  const clock = { now: Date.parse("2026-03-01T12:00:00Z") };
  const seed = createSeed(1);
  const store = createStore(
    { seed, signer: { root: "", sign: () => Buffer.of() } },
    checkedOptions().scenario,
    clock.now,
  );
  const [app] = store.apps.values();
  if (!app) throw new Error("no app");
  const eventTypes = ["ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED"] as const;
  const attributes = { name: "", url: "http://127.0.0.1/", secret: "s", enabled: true, eventTypes: [...eventTypes] };
  store.webhooks.set("1", { id: "1", app, attributes });
  const sent: string[] = [];
  const deliveries = createWebhookDeliveries(
    store,
    () => clock.now,
    async (_url, _headers, payload) => {
      sent.push(JSON.parse(payload).data.relationships.instance.data.id);
      return { state: "SUCCEEDED" };
    },
  );
  // Of a version, only its time and its app count here.
  const appearing = (id: string, after: number) =>
    ({ id, appearsAt: clock.now + after, package: { appStoreVersion: { app } } }) as PackageVersion;
  return { clock, deliveries, sent, appearing };
}

test("the event of a version is sent when its time comes, though another one is far away", async () => {
  vi.useFakeTimers();
  try {
    const { clock, deliveries, sent, appearing } = started();
    deliveries.expect([appearing("late", 10_000_000_000), appearing("soon", 5_000)]);
    clock.now += 5_000;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent).toEqual(["soon"]);
    await deliveries.close();
  } finally {
    vi.useRealTimers();
  }
});

test("the event of a version is sent once, and not after the end", async () => {
  const { clock, deliveries, sent, appearing } = started();
  deliveries.expect([appearing("now", 0), appearing("later", 1)]);
  deliveries.deliverDue();
  deliveries.deliverDue();
  expect(sent).toEqual(["now"]);
  await deliveries.close();
  clock.now += 1;
  deliveries.expect([appearing("too late", 0)]);
  deliveries.deliverDue();
  expect(sent).toEqual(["now"]);
});

test("what is no URL is a failed delivery, and no rejection", async () => {
  const outcome = await postToLoopback("no URL", {}, "", new AbortController().signal);
  expect(outcome).toEqual({ state: "FAILED", errorMessage: expect.stringContaining("URL") });
});
