import type { App, SearchDetail } from "../state/records.js";
import { type Context, deleteById, findById, findRelated } from "./context.js";
import { type Handlers, linkageDocument, oneDocument, type Resource, resourceOf } from "./document.js";
import { syntheticConflict } from "./refusal.js";

const type = "marketplaceSearchDetails";
const name = "marketplace search detail";

export const marketplaceSearch = {
  "POST /v1/marketplaceSearchDetails"(context) {
    const { store, body } = context;
    const app = findRelated(context, store.apps, "app");
    if (detailOf(context, app)) throw syntheticConflict("STATE_ERROR", "The app has a catalog already");
    const detail = { id: store.newId("search detail"), attributes: body.attributes, app };
    store.searchDetails.set(detail.id, detail);
    return oneDocument(context, detailResource(context, detail));
  },
  "PATCH /v1/marketplaceSearchDetails/{id}"(context) {
    const detail = findById(context, context.store.searchDetails, name);
    // What Apple does for null is not documented; here it removes the value.
    const changed = Object.entries({ ...detail.attributes, ...context.body.attributes });
    detail.attributes = Object.fromEntries(changed.filter(([, value]) => value !== null));
    return oneDocument(context, detailResource(context, detail));
  },
  "DELETE /v1/marketplaceSearchDetails/{id}": (context) => deleteById(context, context.store.searchDetails, name),
  "GET /v1/apps/{id}/marketplaceSearchDetail"(context) {
    const detail = detailOf(context, findById(context, context.store.apps, "app"));
    return oneDocument(context, detail && detailResource(context, detail));
  },
  "GET /v1/apps/{id}/relationships/marketplaceSearchDetail": (context) =>
    linkageDocument(context, type, detailOf(context, findById(context, context.store.apps, "app"))),
} satisfies Handlers;

function detailOf({ store }: Context, owner: App): SearchDetail | undefined {
  return [...store.searchDetails.values()].find(({ app }) => app === owner);
}

function detailResource(context: Context, { id, attributes }: SearchDetail): Resource {
  return resourceOf(context, { type, id, attributes });
}
