import type { WebhookEventType } from "../../../generated/schema.js";
import type { PackageVersion, WebhookEventRecord } from "./records.js";
import type { Store } from "./store.js";

export const versionCreated = "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED";

interface Contents {
  type: string;
  eventType?: WebhookEventType;
  attributes?: Record<string, string>;
  instance: { type: string; id: string };
}

/** The event of a package version that has appeared. */
export function versionCreatedEvent(store: Store, createdAt: number, version: PackageVersion): WebhookEventRecord {
  return eventOf(store, createdAt, {
    type: "alternativeDistributionPackageVersionCreated",
    eventType: versionCreated,
    attributes: { appId: version.package.appStoreVersion.app.id },
    instance: { type: "alternativeDistributionPackageVersions", id: version.id },
  });
}

/** The event of a ping. */
export function pingEvent(store: Store, createdAt: number, pingId: string): WebhookEventRecord {
  return eventOf(store, createdAt, { type: "webhookPingCreated", instance: { type: "webhookPings", id: pingId } });
}

function eventOf(store: Store, createdAt: number, { type, eventType, attributes, instance }: Contents) {
  const id = store.newId("webhook event");
  // Apple's links lead to a host that is not the API's. This one leads nowhere: nobody is to follow it.
  const links = { self: `https://webhooks.invalid/v1/${instance.type}/${instance.id}` };
  const relationships = { instance: { data: instance, links } };
  const timestamp = new Date(createdAt).toISOString();
  const data = { type, id, version: 1, attributes: { ...attributes, timestamp }, relationships };
  return { id, eventType, payload: JSON.stringify({ data }), createdAt };
}
