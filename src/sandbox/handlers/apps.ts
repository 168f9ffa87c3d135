import { appVersionStates } from "../../resources/app-store-versions.js";
import { listDocument } from "../document.js";
import type { Endpoints } from "../endpoint.js";
import { appResource } from "../resources/account.js";
import { appStoreVersionCompound } from "../resources/app-store-version.js";
import { platforms } from "../states.js";
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
