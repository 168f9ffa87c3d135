import type { App, Key } from "../state/records.js";
import { type Context, deleteById, findById, findRelated } from "./context.js";
import { type Handlers, linkageDocument, listDocument, oneDocument, type Resource, resourceOf } from "./document.js";
import { syntheticConflict } from "./refusal.js";

const type = "alternativeDistributionKeys";

export const keys = {
  "GET /v1/alternativeDistributionKeys": (context) =>
    listDocument(context, context.store.keys.values(), keyResource, ({ attributes, ...key }) => ({
      ...key,
      ...attributes,
    })),
  "POST /v1/alternativeDistributionKeys"(context) {
    const { store, body } = context;
    const app = body.ids.app === undefined ? undefined : findRelated(context, store.apps, "app");
    if (app && keyOf(context, app)) throw syntheticConflict("STATE_ERROR", "The app has a key already");
    const key = { id: store.newId("key"), attributes: body.attributes as Key["attributes"], app };
    store.keys.set(key.id, key);
    return oneDocument(context, keyResource(context, key));
  },
  "GET /v1/alternativeDistributionKeys/{id}": (context) =>
    oneDocument(context, keyResource(context, findById(context, context.store.keys, "key"))),
  "DELETE /v1/alternativeDistributionKeys/{id}": (context) => deleteById(context, context.store.keys, "key"),
  "GET /v1/apps/{id}/alternativeDistributionKey"(context) {
    const key = keyOf(context, findById(context, context.store.apps, "app"));
    return oneDocument(context, key && keyResource(context, key));
  },
  "GET /v1/apps/{id}/relationships/alternativeDistributionKey": (context) =>
    linkageDocument(context, type, keyOf(context, findById(context, context.store.apps, "app"))),
} satisfies Handlers;

function keyOf({ store }: Context, owner: App): Key | undefined {
  return [...store.keys.values()].find(({ app }) => app === owner);
}

function keyResource(context: Context, { id, attributes }: Key): Resource {
  return resourceOf(context, { type, id, attributes });
}
