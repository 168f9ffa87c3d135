import type { Delivery, Webhook, WebhookEventRecord } from "../state/records.js";
import { appResource } from "./apps.js";
import { type Context, deleteById, findById, findRelated, isIncluded } from "./context.js";
import {
  type Handlers,
  linkagesDocument,
  listDocument,
  offsetDate,
  oneDocument,
  type Resource,
  relationshipLinks,
  resourceOf,
  toOne,
} from "./document.js";
import { parameterError, Refusal } from "./refusal.js";

const type = "webhooks";
const deliveryType = "webhookDeliveries";

export const webhooks = {
  "POST /v1/webhooks"(context) {
    const { store, body } = context;
    const app = findRelated(context, store.apps, "app");
    const webhook = { id: store.newId("webhook"), app, attributes: body.attributes as Webhook["attributes"] };
    store.webhooks.set(webhook.id, webhook);
    return oneDocument(context, webhookResource(context, webhook));
  },
  "GET /v1/webhooks/{id}": (context) => oneDocument(context, webhookResource(context, webhookInPath(context))),
  "PATCH /v1/webhooks/{id}"(context) {
    const webhook = webhookInPath(context);
    // What Apple does for null is not documented; here it leaves the value.
    const given = Object.entries(context.body.attributes).filter(([, value]) => value !== null);
    Object.assign(webhook.attributes, Object.fromEntries(given));
    return oneDocument(context, webhookResource(context, webhook));
  },
  "DELETE /v1/webhooks/{id}"(context) {
    const { store, id } = context;
    deleteById(context, store.webhooks, "webhook");
    // They can no longer be listed, and none may be sent again.
    for (const { id: delivery, webhook } of store.deliveries.values()) {
      if (webhook.id === id) store.deliveries.delete(delivery);
    }
    return undefined;
  },
  "GET /v1/apps/{id}/webhooks": (context) =>
    listDocument(context, webhooksOfApp(context), webhookResource, ({ id, attributes }) => ({ id, ...attributes })),
  "GET /v1/apps/{id}/relationships/webhooks": (context) => linkagesDocument(context, type, webhooksOfApp(context)),
  "GET /v1/webhooks/{id}/deliveries"(context) {
    const from = Math.max(...datesOf(context, "filter[createdDateGreaterThanOrEqualTo]"));
    const before = Math.min(...datesOf(context, "filter[createdDateLessThan]"));
    const listed = deliveriesInPath(context).filter(({ createdAt }) => createdAt >= from && createdAt < before);
    return listDocument(context, listed, deliveryResource, ({ id, state }) => ({ id, deliveryState: state }));
  },
  "GET /v1/webhooks/{id}/relationships/deliveries": (context) =>
    linkagesDocument(context, deliveryType, deliveriesInPath(context)),
  "POST /v1/webhookPings"(context) {
    const webhook = findRelated(context, context.store.webhooks, "webhook");
    const ping = resourceOf(context, { type: "webhookPings", id: context.store.newId("webhook ping") });
    context.deliveries.ping(webhook, ping.id);
    return oneDocument(context, ping);
  },
  "POST /v1/webhookDeliveries"(context) {
    const template = findRelated(context, context.store.deliveries, "template");
    return oneDocument(context, deliveryResource(context, context.deliveries.redeliver(template)));
  },
} satisfies Handlers;

function webhookInPath(context: Context): Webhook {
  return findById(context, context.store.webhooks, "webhook");
}

function webhooksOfApp(context: Context): Webhook[] {
  const owner = findById(context, context.store.apps, "app");
  return [...context.store.webhooks.values()].filter(({ app }) => app === owner);
}

/** A webhook, never with its secret, and with its app when that is to be included. */
function webhookResource(context: Context, webhook: Webhook): Resource {
  const { secret: _, ...attributes } = webhook.attributes;
  const linkage = { type, id: webhook.id };
  const app = isIncluded(context, "app") ? appResource(context, webhook.app) : undefined;
  const deliveries = { links: relationshipLinks(context, linkage, "deliveries") };
  const relationships = { ...(app && { app: toOne(app) }), deliveries };
  return resourceOf(context, { ...linkage, attributes, relationships, included: [app] });
}

/** What was sent to a webhook, the oldest first. */
function deliveriesInPath(context: Context): Delivery[] {
  const { id } = webhookInPath(context);
  return [...context.store.deliveries.values()].filter(({ webhook }) => webhook.id === id);
}

/** The contract has texts for these dates; which forms Apple reads is not documented. */
function datesOf({ query }: Context, parameter: string): number[] {
  const times = (query.values.get(parameter) ?? []).map(Date.parse);
  if (times.some(Number.isNaN)) throw new Refusal(400, [parameterError("INVALID", parameter, "must be a date")]);
  return times;
}

/** A delivery, with its event when that is to be included. */
function deliveryResource(context: Context, delivery: Delivery): Resource {
  const { id, state, isRedelivery, url, createdAt, sentAt, errorMessage, response } = delivery;
  const attributes = {
    createdDate: offsetDate(createdAt),
    deliveryState: state,
    redelivery: isRedelivery,
    request: { url },
    ...(sentAt !== undefined && { sentDate: offsetDate(sentAt) }),
    ...(errorMessage !== undefined && { errorMessage }),
    ...(response && { response }),
  };
  const event = isIncluded(context, "event") ? eventResource(delivery.event) : undefined;
  const relationships = event && { event: { ...toOne(event) } };
  return resourceOf(context, {
    type: deliveryType,
    id,
    attributes,
    ...(relationships && { relationships }),
    included: [event],
  });
}

/** No operation reads an event by itself, so that it has no link. */
function eventResource({ id, eventType, payload, createdAt }: WebhookEventRecord): Resource {
  const ping = eventType === undefined;
  const attributes = { ...(eventType && { eventType }), payload, ping, createdDate: offsetDate(createdAt) };
  return { type: "webhookEvents", id, attributes };
}
