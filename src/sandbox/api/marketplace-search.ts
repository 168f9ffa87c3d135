import { danglingRelationship } from "../server/body.js";
import type { SearchDetail } from "../state/records.js";
import { searchDetailResource } from "./account.js";
import type { Context } from "./context.js";
import { createdDocument, linkageDocument, oneDocument } from "./document.js";
import type { Endpoints } from "./endpoint.js";
import { deleted, found } from "./found.js";
import { syntheticConflict } from "./refusal.js";

const type = "marketplaceSearchDetails";
const attributes = { catalogUrl: "url" } as const;

export const marketplaceSearch = {
  "POST /v1/marketplaceSearchDetails": {
    body: { type, attributes, relationships: { app: "apps" } },
    answer(context) {
      const { store, body } = context;
      const app = store.apps.get(body.ids.app ?? "");
      if (!app) throw danglingRelationship("app");
      if (detailFor(context, app.id)) throw syntheticConflict("STATE_ERROR", "The app has a catalog already");
      const detail = { id: store.newId("search detail"), catalogUrl: String(body.attributes.catalogUrl), app };
      store.searchDetails.set(detail.id, detail);
      return createdDocument(context, searchDetailResource(context, detail));
    },
  },
  "PATCH /v1/marketplaceSearchDetails/{id}": {
    body: { type, attributes, isUpdate: true },
    answer(context) {
      const detail = found(context, context.store.searchDetails, "marketplace search detail");
      const { catalogUrl } = context.body.attributes;
      // What Apple does for null is not documented; here it takes the value away.
      if (catalogUrl !== undefined) detail.catalogUrl = catalogUrl === null ? undefined : String(catalogUrl);
      return oneDocument(context, { resource: searchDetailResource(context, detail) });
    },
  },
  "DELETE /v1/marketplaceSearchDetails/{id}": {
    answer: (context) => deleted(context, context.store.searchDetails, "marketplace search detail"),
  },
  "GET /v1/apps/{id}/marketplaceSearchDetail": {
    query: { fields: [type] },
    answer(context) {
      const detail = detailOfApp(context);
      return oneDocument(context, detail && { resource: searchDetailResource(context, detail) });
    },
  },
  "GET /v1/apps/{id}/relationships/marketplaceSearchDetail": {
    answer(context) {
      const detail = detailOfApp(context);
      return linkageDocument(context, detail && searchDetailResource(context, detail));
    },
  },
} satisfies Endpoints;

function detailOfApp(context: Context): SearchDetail | undefined {
  return detailFor(context, found(context, context.store.apps, "app").id);
}

function detailFor({ store }: Context, appId: string): SearchDetail | undefined {
  return [...store.searchDetails.values()].find(({ app }) => app.id === appId);
}
