import type { ZipFault } from "../server/fault.js";
import type { Asset } from "../state/asset.js";
import { stateAt, versionsAt } from "../state/package-timeline.js";
import type { Package, PackageVersion } from "../state/records.js";
import type { Context } from "./context.js";
import { type Compound, linkageOf, type Relationship, type Resource } from "./document.js";
import { offsetDate } from "./offset-date.js";
import { relationshipLinks, selfLink } from "./self-link.js";

// What Apple does without a limit is not documented.
const defaultIncluded = 10;

export const packageTypes = {
  package: "alternativeDistributionPackages",
  version: "alternativeDistributionPackageVersions",
  variant: "alternativeDistributionPackageVariants",
  delta: "alternativeDistributionPackageDeltas",
} as const;

/** A package, with its versions when they are to be included. */
export async function packageCompound(context: Context, { id, ...owner }: Package): Promise<Compound> {
  const { origin, now } = context;
  const versions = versionsAt(now(), { id, ...owner });
  const { relationship, shown } = toMany(context, { type: packageTypes.package, id }, "versions", versions);
  const resource = packageResource(context, { id, ...owner });
  const included = await Promise.all(shown.map(async (version) => (await versionCompound(context, version)).resource));
  return {
    resource: { ...resource, relationships: { versions: relationship }, ...selfLink(origin, resource) },
    included,
  };
}

function packageResource({ origin, store }: Context, { id, appStoreVersion }: Package): Resource {
  const linkage = { type: packageTypes.package, id };
  const hash = (what: string, length: number) =>
    store.seed.bytes(`${what} of ${appStoreVersion.id}`, length).toString("hex");
  const sourceFileChecksum = {
    file: { algorithm: "SHA_256", hash: hash("source file", 32) },
    composite: { algorithm: "MD5", hash: hash("composite source file", 16) },
  };
  const versions = { links: relationshipLinks(origin, linkage, "versions") };
  return { ...linkage, attributes: { sourceFileChecksum }, relationships: { versions }, ...selfLink(origin, linkage) };
}

/** A version of a package, with the files and the package when they are to be included. */
export async function versionCompound(context: Context, version: PackageVersion): Promise<Compound> {
  const { origin, now, query } = context;
  const linkage = { type: packageTypes.version, id: version.id };
  const state = stateAt(now(), version);
  const attributes = {
    version: version.version,
    state,
    ...(await downloadAttributes(context, zipOf(context, version))),
  };
  const variants = toMany(context, linkage, "variants", version.variants);
  const deltas = toMany(context, linkage, "deltas", version.deltas);
  const owner = packageResource(context, version.package);
  const isOwnerIncluded = query.values("include")?.includes("alternativeDistributionPackage");
  const included = [...variants.shown, ...deltas.shown].map((asset) => assetResource(context, asset));
  const relationships = {
    ...(isOwnerIncluded && { alternativeDistributionPackage: { data: linkageOf(owner) } }),
    variants: variants.relationship,
    deltas: deltas.relationship,
  };
  return {
    resource: { ...linkage, attributes, relationships, ...selfLink(origin, linkage) },
    included: [...(await Promise.all(included)), ...(isOwnerIncluded ? [owner] : [])],
  };
}

function zipOf({ fault }: Context, { zip, falseZips }: PackageVersion): Asset {
  return (fault && falseZips[fault.kind as ZipFault]) ?? zip;
}

/** A variant or delta. */
export async function assetResource(context: Context, asset: Asset): Promise<Resource> {
  const linkage = { type: packageTypes[asset.kind], id: asset.id };
  const blob = context.store.seed.bytes(`key blob of ${asset.id}`, 96).toString("base64");
  const attributes = { alternativeDistributionKeyBlob: blob, ...(await downloadAttributes(context, asset)) };
  return { ...linkage, attributes, ...selfLink(context.origin, linkage) };
}

async function downloadAttributes({ urls }: Context, asset: Asset) {
  const { url, expiresAt } = urls.of(asset);
  const { file } = await asset.digests();
  return { fileChecksum: file, url, urlExpirationDate: offsetDate(expiresAt) };
}

/** A relationship to many, and those of them that are to be included. */
function toMany<T extends { id: string }>(
  { origin, query }: Context,
  owner: { type: string; id: string },
  name: "versions" | "variants" | "deltas",
  items: readonly T[],
): { relationship: Relationship; shown: readonly T[] } {
  const links = relationshipLinks(origin, owner, name);
  if (!query.values("include")?.includes(name)) return { relationship: { links }, shown: [] };
  const limit = Number(query.values(`limit[${name}]`)?.[0] ?? defaultIncluded);
  const shown = items.slice(0, limit);
  const type = packageTypes[name === "versions" ? "version" : name === "variants" ? "variant" : "delta"];
  const data = shown.map(({ id }) => ({ type, id }));
  return { relationship: { links, data, meta: { paging: { total: items.length, limit } } }, shown };
}
