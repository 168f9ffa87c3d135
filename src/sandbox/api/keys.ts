import { danglingRelationship } from "../server/body.js";
import type { Key } from "../state/records.js";
import { keyResource } from "./account.js";
import type { Context } from "./context.js";
import { createdDocument, linkageDocument, listDocument, oneDocument } from "./document.js";
import type { Endpoints } from "./endpoint.js";
import { deleted, found } from "./found.js";
import { syntheticConflict } from "./refusal.js";

const fields = ["alternativeDistributionKeys"] as const;

export const keys = {
  "GET /v1/alternativeDistributionKeys": {
    query: { fields, isList: true, exists: ["app"] },
    answer(context) {
      const wanted = context.query.values("exists[app]")?.[0];
      const all = [...context.store.keys.values()];
      const listed = all.filter(({ app }) => wanted === undefined || String(app !== undefined) === wanted);
      return listDocument(context, listed, (key) => ({ resource: keyResource(context, key) }));
    },
  },
  "POST /v1/alternativeDistributionKeys": {
    body: { type: "alternativeDistributionKeys", attributes: { publicKey: "text" }, relationships: { app: "apps?" } },
    answer(context) {
      const { store, body } = context;
      const app = body.ids.app === undefined ? undefined : store.apps.get(body.ids.app);
      if (body.ids.app !== undefined && !app) throw danglingRelationship("app");
      if (app && keyFor(context, app.id)) throw syntheticConflict("STATE_ERROR", "The app has a key already");
      const key = { id: store.newId("key"), publicKey: String(body.attributes.publicKey), app };
      store.keys.set(key.id, key);
      return createdDocument(context, keyResource(context, key));
    },
  },
  "GET /v1/alternativeDistributionKeys/{id}": {
    query: { fields },
    answer: (context) =>
      oneDocument(context, { resource: keyResource(context, found(context, context.store.keys, "key")) }),
  },
  "DELETE /v1/alternativeDistributionKeys/{id}": {
    answer: (context) => deleted(context, context.store.keys, "key"),
  },
  "GET /v1/apps/{id}/alternativeDistributionKey": {
    query: { fields },
    answer(context) {
      const key = keyOfApp(context);
      return oneDocument(context, key && { resource: keyResource(context, key) });
    },
  },
  "GET /v1/apps/{id}/relationships/alternativeDistributionKey": {
    answer(context) {
      const key = keyOfApp(context);
      return linkageDocument(context, key && keyResource(context, key));
    },
  },
} satisfies Endpoints;

function keyOfApp(context: Context): Key | undefined {
  return keyFor(context, found(context, context.store.apps, "app").id);
}

function keyFor({ store }: Context, appId: string): Key | undefined {
  return [...store.keys.values()].find(({ app }) => app?.id === appId);
}
