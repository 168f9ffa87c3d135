import { appVersionStates } from "../../resources/eligible-states.js";
import { platforms } from "../state/states.js";
import { appResource } from "./account.js";
import { appStoreVersionCompound } from "./app-store-version.js";
import { listDocument } from "./document.js";
import type { Endpoints } from "./endpoint.js";
import { found } from "./found.js";
import { passes } from "./passes.js";

export const apps = {
  "GET /v1/apps": {
    query: { fields: ["apps"], isList: true, filters: { bundleId: "text" } },
    answer(context) {
      const listed = [...context.store.apps.values()].filter(({ bundleId }) => passes(context, "bundleId", bundleId));
      return listDocument(context, listed, (app) => ({ resource: appResource(context, app) }));
    },
  },
  "GET /v1/apps/{id}/appStoreVersions": {
    query: {
      fields: ["alternativeDistributionPackages", "appStoreVersions", "apps"],
      isList: true,
      filters: { appVersionState: appVersionStates, platform: platforms, versionString: "text" },
      include: ["alternativeDistributionPackage", "app"],
    },
    answer(context) {
      const owner = found(context, context.store.apps, "app");
      const listed = [...context.store.appStoreVersions.values()].filter(({ app, scenario }) => {
        const values = Object.entries(scenario).filter(([name]) => filterNames.has(name));
        return app === owner && values.every(([name, value]) => passes(context, name, String(value)));
      });
      return listDocument(context, listed, (version) => appStoreVersionCompound(context, version));
    },
  },
} satisfies Endpoints;

const filterNames = new Set(["appVersionState", "platform", "versionString"]);
