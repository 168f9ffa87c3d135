import { eligibleStates } from "../../resources/eligible-states.js";
import { danglingRelationship } from "../server/body.js";
import { packageTimeline, stateAt, versionsAt } from "../state/package-timeline.js";
import type { Package } from "../state/records.js";
import { packageOf } from "../state/store.js";
import type { Context } from "./context.js";
import { createdDocument, linkageDocument, linkagesDocument, listDocument, oneDocument } from "./document.js";
import type { Endpoints } from "./endpoint.js";
import { found } from "./found.js";
import { packageCompound, packageTypes, versionCompound } from "./package.js";
import { passes } from "./passes.js";
import { notFound, syntheticConflict } from "./refusal.js";

const query = {
  fields: ["alternativeDistributionPackageVersions", "alternativeDistributionPackages"],
  include: ["versions"],
  limits: ["versions"],
} as const;

export const packages = {
  "POST /v1/alternativeDistributionPackages": {
    body: { type: packageTypes.package, relationships: { appStoreVersion: "appStoreVersions" } },
    answer: createPackage,
  },
  "GET /v1/alternativeDistributionPackages/{id}": {
    query,
    answer: async (context) => oneDocument(context, await packageCompound(context, packageInPath(context))),
  },
  "GET /v1/alternativeDistributionPackages/{id}/versions": {
    query: {
      fields: ["alternativeDistributionPackageDeltas", "alternativeDistributionPackageVariants", ...query.fields],
      filters: { state: ["COMPLETED", "REPLACED"] },
      include: ["alternativeDistributionPackage", "deltas", "variants"],
      isList: true,
      limits: ["deltas", "variants"],
    },
    answer(context) {
      const now = context.now();
      const versions = versionsAt(now, packageInPath(context));
      const listed = versions.filter((version) => passes(context, "state", stateAt(now, version)));
      return listDocument(context, listed, (version) => versionCompound(context, version));
    },
  },
  "GET /v1/alternativeDistributionPackages/{id}/relationships/versions": {
    query: { isList: true },
    answer(context) {
      const versions = versionsAt(context.now(), packageInPath(context));
      const linkages = versions.map(({ id }) => ({ type: packageTypes.version, id }));
      return linkagesDocument(context, linkages);
    },
  },
  "GET /v1/appStoreVersions/{id}/alternativeDistributionPackage": {
    query,
    async answer(context) {
      const owned = packageOfVersion(context);
      return oneDocument(context, owned && (await packageCompound(context, owned)));
    },
  },
  "GET /v1/appStoreVersions/{id}/relationships/alternativeDistributionPackage": {
    answer(context) {
      const owned = packageOfVersion(context);
      return linkageDocument(context, owned && { type: packageTypes.package, id: owned.id });
    },
  },
} satisfies Endpoints;

async function createPackage(context: Context) {
  const { store, body, now, courier } = context;
  const version = store.appStoreVersions.get(body.ids.appStoreVersion ?? "");
  if (!version) throw danglingRelationship("appStoreVersion");
  if (packageOf(store, version)) throw syntheticConflict("STATE_ERROR", "The app store version has a package already");
  const { appVersionState } = version.scenario;
  if (!eligibleStates.includes(appVersionState)) {
    throw syntheticConflict("STATE_ERROR", `An app store version that is ${appVersionState} gets no package`);
  }
  const created = packageTimeline(store, version, now());
  store.packages.set(created.id, created);
  store.packagesCreated.push({ appStoreVersionId: version.id, packageId: created.id });
  courier.expect(created.versions);
  // Apple's example has no attributes.
  const { attributes: _, ...resource } = (await packageCompound(context, created)).resource;
  return createdDocument(context, resource);
}

function packageInPath(context: Context): Package {
  return found(context, context.store.packages, "package");
}

function packageOfVersion(context: Context): Package | undefined {
  const owned = packageOf(context.store, found(context, context.store.appStoreVersions, "app store version"));
  if (!owned && context.missingPackage === "404") throw notFound("package of an app store version");
  return owned;
}
