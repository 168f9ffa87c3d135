import { createHmac } from "node:crypto";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import type { WebhookEventType } from "../../../generated/schema.js";
import { maxTimerMs } from "../../http/clock.js";
import { isSafeUrl } from "../../http/settings.js";
import type { Delivery, PackageVersion, Webhook, WebhookEventRecord } from "./records.js";
import type { Store } from "./store.js";

/** Delivers events to webhooks, and records the outcome. */
export interface WebhookDeliveries {
  /** Delivers the event of each version when it appears, to the webhooks that exist then. */
  expect(versions: readonly PackageVersion[]): void;
  /** Delivers the events of the versions that have appeared by now. */
  deliverDue(): void;
  ping(webhook: Webhook, pingId: string): void;
  redeliver(template: Delivery): Delivery;
  /** Resolves when no delivery is in progress. */
  settled(): Promise<void>;
  /** Aborts what is in progress, and waits until it has ended. */
  close(): Promise<void>;
}

const versionCreated = "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED";
const timeoutMs = 10_000;

/** `post` sends an event; for tests. */
export function createWebhookDeliveries(store: Store, now: () => number, post = postToLoopback): WebhookDeliveries {
  const expected = new Set<PackageVersion>();
  const inProgress = new Set<Promise<void>>();
  const aborter = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  function deliver(webhook: Webhook, event: WebhookEventRecord, isRedelivery: boolean): Delivery {
    const { url, secret } = webhook.attributes;
    const id = store.newId("webhook delivery");
    const delivery: Delivery = { id, webhook, event, isRedelivery, url, createdAt: now(), state: "PENDING" };
    store.deliveries.set(id, delivery);
    const signature = `hmacsha256=${createHmac("sha256", secret).update(event.payload).digest("hex")}`;
    const headers = { "content-type": "application/json", "x-apple-signature": signature };
    const job = post(url, headers, event.payload, aborter.signal).then((outcome) => {
      Object.assign(delivery, outcome, { sentAt: now() });
    });
    inProgress.add(job);
    job.finally(() => inProgress.delete(job));
    return delivery;
  }

  function deliverDue(): void {
    for (const version of expected) {
      if (version.appearsAt > now()) continue;
      expected.delete(version);
      const listeners = listenersOf(store, version);
      if (listeners.length === 0) continue;
      const event = versionCreatedEvent(store, now(), version);
      for (const webhook of listeners) deliver(webhook, event, false);
    }
    schedule();
  }

  function schedule(): void {
    clearTimeout(timer);
    if (expected.size === 0) return;
    // The timer only starts another check; what has appeared is up to `now`. It keeps no process alive.
    const next = Math.min(...[...expected].map(({ appearsAt }) => appearsAt));
    timer = setTimeout(deliverDue, Math.min(Math.max(1, next - now()), maxTimerMs)).unref();
  }

  async function settled(): Promise<void> {
    while (inProgress.size > 0) await Promise.all(inProgress);
  }

  return {
    expect(versions) {
      // A request that was in progress when the sandbox was closed may still get here.
      if (aborter.signal.aborted) return;
      for (const version of versions) expected.add(version);
      schedule();
    },
    deliverDue,
    ping: (webhook, pingId) => void deliver(webhook, pingEvent(store, now(), pingId), false),
    redeliver: ({ webhook, event }) => deliver(webhook, event, true),
    settled,
    async close() {
      clearTimeout(timer);
      expected.clear();
      aborter.abort();
      await settled();
    },
  };
}

function listenersOf(store: Store, version: PackageVersion): Webhook[] {
  const { app } = version.package.appStoreVersion;
  return [...store.webhooks.values()].filter(
    (one) => one.app === app && one.attributes.enabled && one.attributes.eventTypes.includes(versionCreated),
  );
}

function versionCreatedEvent(store: Store, createdAt: number, version: PackageVersion): WebhookEventRecord {
  return eventOf(store, createdAt, {
    type: "alternativeDistributionPackageVersionCreated",
    eventType: versionCreated,
    attributes: { appId: version.package.appStoreVersion.app.id },
    instance: { type: "alternativeDistributionPackageVersions", id: version.id },
  });
}

function pingEvent(store: Store, createdAt: number, pingId: string): WebhookEventRecord {
  return eventOf(store, createdAt, { type: "webhookPingCreated", instance: { type: "webhookPings", id: pingId } });
}

interface EventParts {
  type: string;
  eventType?: WebhookEventType;
  attributes?: Record<string, string>;
  instance: { type: string; id: string };
}

function eventOf(store: Store, createdAt: number, { type, eventType, attributes, instance }: EventParts) {
  const id = store.newId("webhook event");
  // Apple's links lead to a host that is not the API's. This one leads nowhere: it is not meant to be followed.
  const links = { self: `https://webhooks.invalid/v1/${instance.type}/${instance.id}` };
  const relationships = { instance: { data: instance, links } };
  const timestamp = new Date(createdAt).toISOString();
  const data = { type, id, version: 1, attributes: { ...attributes, timestamp }, relationships };
  return { id, eventType, payload: JSON.stringify({ data }), createdAt };
}

type Outcome = Pick<Delivery, "state" | "errorMessage" | "response">;

/** Sends an event to a server on this machine and to no other. Never rejects. */
export async function postToLoopback(
  url: string,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const target = new URL(url);
    if (target.protocol !== "http:" || !isSafeUrl(target)) {
      return { state: "FAILED", errorMessage: "The sandbox delivers to http URLs of this machine only." };
    }
    const response = await send(target, headers, body, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
    const isAccepted = response.httpStatusCode >= 200 && response.httpStatusCode < 300;
    return { state: isAccepted ? "SUCCEEDED" : "FAILED", response };
  } catch (error) {
    return { state: "FAILED", errorMessage: (error as Error).message };
  }
}

function send(
  url: URL,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<NonNullable<Outcome["response"]>> {
  return new Promise((resolve, reject) => {
    // A connection of its own, which nothing keeps open afterwards.
    const sent = request(url, { method: "POST", agent: false, headers, signal }, (response) => {
      text(response).then((body) => resolve({ httpStatusCode: response.statusCode ?? 0, body }), reject);
    });
    sent.on("error", reject).end(body);
  });
}
