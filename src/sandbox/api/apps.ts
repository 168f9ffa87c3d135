import type { App, AppStoreVersion } from "../state/records.js";
import { appVersionStateAt, packageOf } from "../state/store.js";
import { type Context, findById, isIncluded } from "./context.js";
import {
  type Handlers,
  listDocument,
  offsetDate,
  type Resource,
  relationshipLinks,
  resourceOf,
  toOne,
} from "./document.js";
import { packageResource } from "./packages.js";

export const apps = {
  "GET /v1/apps": (context) =>
    listDocument(context, context.store.apps.values(), appResource, (app) => ({
      ...app,
      ...appResource(context, app).attributes,
    })),
  "GET /v1/apps/{id}/appStoreVersions"(context) {
    const { apps, appStoreVersions } = context.store;
    const owner = findById(context, apps, "app");
    const versions = [...appStoreVersions.values()].filter(({ app }) => app === owner);
    return listDocument(context, versions, appStoreVersionResource, (version) => ({
      id: version.id,
      ...version.scenario,
      appVersionState: appVersionStateAt(context.now(), version),
    }));
  },
} satisfies Handlers;

export function appResource(context: Context, { id, bundleId, name }: App): Resource {
  const attributes = { bundleId, name, sku: bundleId.toUpperCase(), primaryLocale: "en-US" };
  return resourceOf(context, { type: "apps", id, attributes });
}

async function appStoreVersionResource(context: Context, version: AppStoreVersion): Promise<Resource> {
  const { platform, versionString } = version.scenario;
  const linkage = { type: "appStoreVersions", id: version.id };
  const app = isIncluded(context, "app") ? appResource(context, version.app) : undefined;
  const existing = isIncluded(context, "alternativeDistributionPackage")
    ? packageOf(context.store, version)
    : undefined;
  const owned = existing && (await packageResource(context, existing));
  const links = relationshipLinks(context, linkage, "alternativeDistributionPackage");
  const attributes = {
    platform,
    versionString,
    appVersionState: appVersionStateAt(context.now(), version),
    releaseType: "MANUAL",
    downloadable: true,
    createdDate: offsetDate(version.createdAt),
  };
  const relationships = {
    ...(app && { app: toOne(app) }),
    alternativeDistributionPackage: { links, ...toOne(owned) },
  };
  return resourceOf(context, { ...linkage, attributes, relationships, included: [app, owned] });
}
