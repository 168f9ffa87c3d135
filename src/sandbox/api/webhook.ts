import type { Delivery, Webhook, WebhookEventRecord } from "../state/records.js";
import { appResource } from "./account.js";
import type { Context } from "./context.js";
import { type Compound, linkageOf, type Resource } from "./document.js";
import { offsetDate } from "./offset-date.js";
import { relationshipLinks, selfLink } from "./self-link.js";

/** A webhook, never with its secret, and with its app when that is to be included. */
export function webhookCompound(context: Context, webhook: Webhook): Compound {
  const { id, name, url, enabled, eventTypes } = webhook;
  const linkage = { type: "webhooks", id };
  const app = context.query.values("include")?.includes("app") ? appResource(context, webhook.app) : undefined;
  const deliveries = { links: relationshipLinks(context.origin, linkage, "deliveries") };
  const relationships = { ...(app && { app: { data: linkageOf(app) } }), deliveries };
  const attributes = { name, url, enabled, eventTypes };
  const resource = { ...linkage, attributes, relationships, ...selfLink(context.origin, linkage) };
  return { resource, included: app ? [app] : [] };
}

/** A delivery, with its event when that is to be included. */
export function deliveryCompound({ origin, query }: Context, delivery: Delivery): Compound {
  const { id, state, isRedelivery, url, createdAt, sentAt, errorMessage, response } = delivery;
  const linkage = { type: "webhookDeliveries", id };
  const attributes = {
    createdDate: offsetDate(createdAt),
    deliveryState: state,
    redelivery: isRedelivery,
    request: { url },
    ...(sentAt !== undefined && { sentDate: offsetDate(sentAt) }),
    ...(errorMessage !== undefined && { errorMessage }),
    ...(response && { response }),
  };
  const event = query.values("include")?.includes("event") ? eventResource(delivery.event) : undefined;
  const relationships = event && { event: { data: linkageOf(event) } };
  const resource = { ...linkage, attributes, ...(relationships && { relationships }), ...selfLink(origin, linkage) };
  return { resource, included: event ? [event] : [] };
}

/** No operation reads an event by itself, so that it has no link. */
function eventResource({ id, eventType, payload, createdAt }: WebhookEventRecord): Resource {
  const ping = eventType === undefined;
  const attributes = { ...(eventType && { eventType }), payload, ping, createdDate: offsetDate(createdAt) };
  return { type: "webhookEvents", id, attributes };
}
