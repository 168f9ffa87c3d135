import type { AppStoreVersion } from "../state/records.js";
import { packageOf } from "../state/store.js";
import { appResource } from "./account.js";
import type { Context } from "./context.js";
import { type Compound, linkageOf } from "./document.js";
import { offsetDate } from "./offset-date.js";
import { packageCompound } from "./package.js";
import { relationshipLinks, selfLink } from "./self-link.js";

/** An app store version, with its app and package when they are to be included. */
export async function appStoreVersionCompound(context: Context, version: AppStoreVersion): Promise<Compound> {
  const { origin, query, store } = context;
  const { platform, versionString, appVersionState } = version.scenario;
  const linkage = { type: "appStoreVersions", id: version.id };
  const include = query.values("include") ?? [];
  const app = include.includes("app") ? appResource(context, version.app) : undefined;
  const owned = include.includes("alternativeDistributionPackage") ? packageOf(store, version) : undefined;
  const ownedPackage = owned && (await packageCompound(context, owned)).resource;
  const links = relationshipLinks(origin, linkage, "alternativeDistributionPackage");
  const attributes = {
    platform,
    versionString,
    appVersionState,
    releaseType: "MANUAL",
    downloadable: true,
    createdDate: offsetDate(version.createdAt),
  };
  const relationships = {
    ...(app && { app: { data: linkageOf(app) } }),
    alternativeDistributionPackage: { links, ...(ownedPackage && { data: linkageOf(ownedPackage) }) },
  };
  const included = [app, ownedPackage].filter((one) => one !== undefined);
  return { resource: { ...linkage, attributes, relationships, ...selfLink(origin, linkage) }, included };
}
