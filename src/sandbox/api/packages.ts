import { eligibleStates } from "../../resources/app-store-versions.js";
import { packageTimeline, stateAt, versionsAt } from "../state/package-timeline.js";
import type { AppStoreVersion, Package, PackageVersion } from "../state/records.js";
import { appVersionStateAt, packageOf } from "../state/store.js";
import { type Context, findById, findRelated, isIncluded } from "./context.js";
import {
  type Handlers,
  linkageDocument,
  linkagesDocument,
  listDocument,
  oneDocument,
  type Resource,
  resourceOf,
  toMany,
  toOne,
} from "./document.js";
import { downloadAttributes, fileResource, fileTypes, versionInPath } from "./package-files.js";
import { notFound, syntheticConflict } from "./refusal.js";

const type = "alternativeDistributionPackages";
const versionType = "alternativeDistributionPackageVersions";

export const packages = {
  "POST /v1/alternativeDistributionPackages": createPackage,
  "GET /v1/alternativeDistributionPackages/{id}": async (context) =>
    oneDocument(context, await packageResource(context, findById(context, context.store.packages, "package"))),
  "GET /v1/alternativeDistributionPackages/{id}/versions": (context) =>
    listDocument(context, versionsInPath(context), versionResource, (version) => ({
      ...version,
      state: stateAt(context.now(), version),
    })),
  "GET /v1/alternativeDistributionPackages/{id}/relationships/versions": (context) =>
    linkagesDocument(context, versionType, versionsInPath(context)),
  "GET /v1/alternativeDistributionPackageVersions/{id}": async (context) =>
    oneDocument(context, await versionResource(context, versionInPath(context))),
  async "GET /v1/appStoreVersions/{id}/alternativeDistributionPackage"(context) {
    const existing = packageOfVersionInPath(context);
    return oneDocument(context, existing && (await packageResource(context, existing)));
  },
  "GET /v1/appStoreVersions/{id}/relationships/alternativeDistributionPackage": (context) =>
    linkageDocument(context, type, packageOfVersionInPath(context)),
} satisfies Handlers;

async function createPackage(context: Context) {
  const { store, now, deliveries } = context;
  const version = findRelated(context, store.appStoreVersions, "appStoreVersion");
  checkEligible(context, version);
  const created = packageTimeline(store, version, now());
  store.packages.set(created.id, created);
  store.packagesCreated.push({ appStoreVersionId: version.id, packageId: created.id });
  deliveries.expect(created.versions);
  // Apple's example has no attributes.
  const { attributes: _, ...resource } = await packageResource(context, created);
  return oneDocument(context, resource);
}

function checkEligible({ store, now }: Context, version: AppStoreVersion): void {
  const appVersionState = appVersionStateAt(now(), version);
  if (packageOf(store, version)) throw syntheticConflict("STATE_ERROR", "The app store version has a package already");
  if (eligibleStates.includes(appVersionState)) return;
  throw syntheticConflict("STATE_ERROR", `An app store version that is ${appVersionState} gets no package`);
}

function versionsInPath(context: Context): PackageVersion[] {
  return versionsAt(context.now(), findById(context, context.store.packages, "package"));
}

function packageOfVersionInPath(context: Context): Package | undefined {
  const existing = packageOf(context.store, findById(context, context.store.appStoreVersions, "app store version"));
  if (!existing && context.missingPackage === "404") throw notFound("package of an app store version");
  return existing;
}

/** A package, with its versions when they are to be included. */
export async function packageResource(context: Context, owner: Package): Promise<Resource> {
  const items = versionsAt(context.now(), owner);
  const plain = plainPackage(context, owner);
  const { relationship, shown } = toMany(context, plain, "versions", { type: versionType, items });
  const included = await Promise.all(shown.map((version) => versionResource(context, version)));
  return resourceOf(context, { ...plain, relationships: { versions: relationship }, included });
}

/** A package without its links and versions. */
function plainPackage({ store }: Context, { id, appStoreVersion }: Package): Resource {
  const hash = (what: string, length: number) =>
    store.seed.bytes(`${what} of ${appStoreVersion.id}`, length).toString("hex");
  const sourceFileChecksum = {
    file: { algorithm: "SHA_256", hash: hash("source file", 32) },
    composite: { algorithm: "MD5", hash: hash("composite source file", 16) },
  };
  return { type, id, attributes: { sourceFileChecksum } };
}

/** A version of a package, with the files and the package when they are to be included. */
async function versionResource(context: Context, version: PackageVersion): Promise<Resource> {
  const linkage = { type: versionType, id: version.id };
  const { zip, faultyZips } = version;
  const attributes = {
    version: version.version,
    state: stateAt(context.now(), version),
    ...(await downloadAttributes(context, context.zipFault ? faultyZips[context.zipFault] : zip)),
  };
  const variants = toMany(context, linkage, "variants", { type: fileTypes.variants, items: version.variants });
  const deltas = toMany(context, linkage, "deltas", { type: fileTypes.deltas, items: version.deltas });
  const isOwnerIncluded = isIncluded(context, "alternativeDistributionPackage");
  const owner = isOwnerIncluded ? resourceOf(context, plainPackage(context, version.package)) : undefined;
  const files = await Promise.all([
    ...variants.shown.map((asset) => fileResource(context, "variants", asset)),
    ...deltas.shown.map((asset) => fileResource(context, "deltas", asset)),
  ]);
  const relationships = {
    ...(owner && { alternativeDistributionPackage: toOne(owner) }),
    variants: variants.relationship,
    deltas: deltas.relationship,
  };
  return resourceOf(context, { ...linkage, attributes, relationships, included: [...files, owner] });
}
