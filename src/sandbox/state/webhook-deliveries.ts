import { createHmac } from "node:crypto";
import { createAnnouncer } from "./announcer.js";
import { postToLoopback } from "./post-to-loopback.js";
import type { Delivery, PackageVersion, Webhook, WebhookEventRecord } from "./records.js";
import type { Store } from "./store.js";
import { pingEvent, versionCreated, versionCreatedEvent } from "./webhook-event.js";

/** Delivers events to webhooks, and writes down how it went. */
export interface Courier {
  /** Delivers the event of each version when it appears, to the webhooks that there are then. */
  expect(versions: readonly PackageVersion[]): void;
  /** Tells of what has appeared by now. */
  tell(): void;
  ping(webhook: Webhook, pingId: string): void;
  redeliver(template: Delivery): Delivery;
  settled(): Promise<void>;
  /** Calls off what is under way, and waits until it is over. */
  close(): Promise<void>;
}

export function createCourier(store: Store, now: () => number): Courier {
  const underWay = new Set<Promise<void>>();
  const aborter = new AbortController();
  const announcer = createAnnouncer(now, announce);

  function announce(version: PackageVersion): void {
    const { app } = version.package.appStoreVersion;
    const listeners = [...store.webhooks.values()].filter(
      (one) => one.app === app && one.enabled && one.eventTypes.includes(versionCreated),
    );
    if (listeners.length === 0) return;
    const event = versionCreatedEvent(store, now(), version);
    for (const webhook of listeners) deliver(webhook, event, false);
  }

  function deliver(webhook: Webhook, event: WebhookEventRecord, isRedelivery: boolean): Delivery {
    const { url, secret } = webhook;
    const id = store.newId("webhook delivery");
    const delivery: Delivery = { id, webhook, event, isRedelivery, url, createdAt: now(), state: "PENDING" };
    store.deliveries.set(id, delivery);
    const signature = `hmacsha256=${createHmac("sha256", secret).update(event.payload).digest("hex")}`;
    const headers = { "content-type": "application/json", "x-apple-signature": signature };
    const job = postToLoopback(url, headers, event.payload, aborter.signal).then((outcome) => {
      Object.assign(delivery, outcome, { sentAt: now() });
    });
    underWay.add(job);
    job.finally(() => underWay.delete(job));
    return delivery;
  }

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay);
  }

  return {
    expect: announcer.expect,
    tell: announcer.tell,
    ping: (webhook, pingId) => void deliver(webhook, pingEvent(store, now(), pingId), false),
    redeliver: ({ webhook, event }) => deliver(webhook, event, true),
    settled,
    async close() {
      announcer.stop();
      aborter.abort();
      await settled();
    },
  };
}
