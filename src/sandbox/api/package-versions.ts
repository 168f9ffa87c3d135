import type { ListedAsset } from "../state/asset.js";
import { versionsAt } from "../state/package-timeline.js";
import type { PackageVersion } from "../state/records.js";
import type { Context } from "./context.js";
import { linkagesDocument, listDocument, oneDocument } from "./document.js";
import type { Endpoint, Endpoints } from "./endpoint.js";
import { assetResource, packageTypes, versionCompound } from "./package.js";
import { notFound } from "./refusal.js";

const [deltas, variants] = ["alternativeDistributionPackageDeltas", "alternativeDistributionPackageVariants"] as const;

export const packageVersions = {
  "GET /v1/alternativeDistributionPackageVersions/{id}": {
    query: {
      fields: [deltas, variants, "alternativeDistributionPackageVersions", "alternativeDistributionPackages"],
      include: ["alternativeDistributionPackage", "deltas", "variants"],
      limits: ["deltas", "variants"],
    },
    answer: async (context) => oneDocument(context, await versionCompound(context, versionInPath(context))),
  },
  "GET /v1/alternativeDistributionPackageVersions/{id}/deltas": related("deltas", deltas),
  "GET /v1/alternativeDistributionPackageVersions/{id}/variants": related("variants", variants),
  "GET /v1/alternativeDistributionPackageVersions/{id}/relationships/deltas": linkages("deltas"),
  "GET /v1/alternativeDistributionPackageVersions/{id}/relationships/variants": linkages("variants"),
  "GET /v1/alternativeDistributionPackageDeltas/{id}": one("deltas", deltas),
  "GET /v1/alternativeDistributionPackageVariants/{id}": one("variants", variants),
} satisfies Endpoints;

type Files = "variants" | "deltas";

function related(files: Files, type: typeof deltas | typeof variants): Endpoint {
  return {
    query: { fields: [type], isList: true },
    answer: (context) =>
      listDocument(context, versionInPath(context)[files], async (asset) => ({
        resource: await assetResource(context, asset),
      })),
  };
}

function linkages(files: Files): Endpoint {
  return {
    query: { isList: true },
    answer(context) {
      const listed = versionInPath(context)[files].map(({ kind, id }) => ({ type: packageTypes[kind], id }));
      return linkagesDocument(context, listed);
    },
  };
}

function one(files: Files, type: typeof deltas | typeof variants): Endpoint {
  return {
    query: { fields: [type] },
    async answer(context) {
      const asset = visibleVersions(context)
        .flatMap((version): ListedAsset[] => version[files])
        .find(({ id }) => id === context.id);
      if (!asset) throw notFound(files === "variants" ? "variant" : "delta");
      return oneDocument(context, { resource: await assetResource(context, asset) });
    },
  };
}

function versionInPath(context: Context): PackageVersion {
  const version = visibleVersions(context).find(({ id }) => id === context.id);
  if (!version) throw notFound("package version");
  return version;
}

function visibleVersions({ store, now }: Context): PackageVersion[] {
  return [...store.packages.values()].flatMap((owner) => versionsAt(now(), owner));
}
