import type { WebhookEventType } from "../../../generated/schema.js";
import { webhookEventTypes } from "../../webhook/event-types.js";
import { type BodyRules, danglingRelationship } from "../server/body.js";
import type { Webhook } from "../state/records.js";
import type { Context } from "./context.js";
import { deliveriesOf, passesDeliveryFilters } from "./delivery-filters.js";
import { createdDocument, linkagesDocument, listDocument, oneDocument } from "./document.js";
import type { Endpoints } from "./endpoint.js";
import { deleted, found } from "./found.js";
import { selfLink } from "./self-link.js";
import { deliveryCompound, webhookCompound } from "./webhook.js";

const type = "webhooks";
const attributes: BodyRules["attributes"] = {
  name: "text",
  url: "url",
  secret: "text",
  enabled: "boolean",
  eventTypes: webhookEventTypes,
};
const query = { fields: ["apps", "webhooks"], include: ["app"] } as const;

export const webhooks = {
  "POST /v1/webhooks": {
    body: { type, attributes, relationships: { app: "apps" } },
    answer(context) {
      const { store, body } = context;
      const app = store.apps.get(body.ids.app ?? "");
      if (!app) throw danglingRelationship("app");
      // `readBody` has found all of them there, each of its kind.
      const { name, url, secret, enabled, eventTypes } = body.attributes as unknown as Settable;
      const webhook = { id: store.newId("webhook"), app, name, url, secret, enabled, eventTypes };
      store.webhooks.set(webhook.id, webhook);
      return createdDocument(context, webhookCompound(context, webhook).resource);
    },
  },
  "GET /v1/webhooks/{id}": {
    query,
    answer: (context) => oneDocument(context, webhookCompound(context, webhookInPath(context))),
  },
  "PATCH /v1/webhooks/{id}": {
    body: { type, attributes, isUpdate: true },
    answer(context) {
      const webhook = webhookInPath(context);
      const given = context.body.attributes as { [Name in keyof Settable]?: Settable[Name] | null };
      // What Apple does for null is not documented; here it leaves the value.
      webhook.name = given.name ?? webhook.name;
      webhook.url = given.url ?? webhook.url;
      webhook.secret = given.secret ?? webhook.secret;
      webhook.enabled = given.enabled ?? webhook.enabled;
      webhook.eventTypes = given.eventTypes ?? webhook.eventTypes;
      return oneDocument(context, webhookCompound(context, webhook));
    },
  },
  "DELETE /v1/webhooks/{id}": {
    answer(context) {
      const { store } = context;
      // Nobody can list them any more, and none may be sent again.
      for (const { id } of deliveriesOf(context, webhookInPath(context))) store.deliveries.delete(id);
      return deleted(context, store.webhooks, "webhook");
    },
  },
  "GET /v1/apps/{id}/webhooks": {
    query: { ...query, isList: true },
    answer: (context) => listDocument(context, webhooksOfApp(context), (one) => webhookCompound(context, one)),
  },
  "GET /v1/apps/{id}/relationships/webhooks": {
    query: { isList: true },
    answer: (context) =>
      linkagesDocument(
        context,
        webhooksOfApp(context).map(({ id }) => ({ type, id })),
      ),
  },
  "GET /v1/webhooks/{id}/deliveries": {
    query: {
      fields: ["webhookDeliveries", "webhookEvents"],
      include: ["event"],
      isList: true,
      filters: {
        createdDateGreaterThanOrEqualTo: "date",
        createdDateLessThan: "date",
        deliveryState: ["FAILED", "PENDING", "SUCCEEDED"],
      },
    },
    answer(context) {
      const listed = deliveriesOf(context, webhookInPath(context)).filter((one) => passesDeliveryFilters(context, one));
      return listDocument(context, listed, (delivery) => deliveryCompound(context, delivery));
    },
  },
  "GET /v1/webhooks/{id}/relationships/deliveries": {
    query: { isList: true },
    answer(context) {
      const linkages = deliveriesOf(context, webhookInPath(context)).map(({ id }) => ({
        type: "webhookDeliveries",
        id,
      }));
      return linkagesDocument(context, linkages);
    },
  },
  "POST /v1/webhookPings": {
    body: { type: "webhookPings", relationships: { webhook: type } },
    answer(context) {
      const { store, body, courier, origin } = context;
      const webhook = store.webhooks.get(body.ids.webhook ?? "");
      if (!webhook) throw danglingRelationship("webhook");
      const ping = { type: "webhookPings", id: store.newId("webhook ping") };
      courier.ping(webhook, ping.id);
      return createdDocument(context, { ...ping, ...selfLink(origin, ping) });
    },
  },
  "POST /v1/webhookDeliveries": {
    body: { type: "webhookDeliveries", relationships: { template: "webhookDeliveries" } },
    answer(context) {
      const template = context.store.deliveries.get(context.body.ids.template ?? "");
      if (!template) throw danglingRelationship("template");
      return createdDocument(context, deliveryCompound(context, context.courier.redeliver(template)).resource);
    },
  },
} satisfies Endpoints;

interface Settable {
  name: string;
  url: string;
  secret: string;
  enabled: boolean;
  eventTypes: WebhookEventType[];
}

function webhookInPath(context: Context): Webhook {
  return found(context, context.store.webhooks, "webhook");
}

function webhooksOfApp(context: Context): Webhook[] {
  const owner = found(context, context.store.apps, "app");
  return [...context.store.webhooks.values()].filter(({ app }) => app === owner);
}
