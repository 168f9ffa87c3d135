import type { Asset } from "../state/asset.js";
import { visibleVersions } from "../state/package-timeline.js";
import type { PackageVersion } from "../state/records.js";
import type { Context } from "./context.js";
import {
  type Handler,
  type Handlers,
  linkagesDocument,
  listDocument,
  offsetDate,
  oneDocument,
  type Resource,
  resourceOf,
} from "./document.js";
import { notFound } from "./refusal.js";

/** The two kinds of files of a package version. */
export const fileTypes = {
  variants: "alternativeDistributionPackageVariants",
  deltas: "alternativeDistributionPackageDeltas",
} as const;

type Files = keyof typeof fileTypes;

export const packageFiles = {
  "GET /v1/alternativeDistributionPackageVersions/{id}/deltas": list("deltas"),
  "GET /v1/alternativeDistributionPackageVersions/{id}/variants": list("variants"),
  "GET /v1/alternativeDistributionPackageVersions/{id}/relationships/deltas": linkages("deltas"),
  "GET /v1/alternativeDistributionPackageVersions/{id}/relationships/variants": linkages("variants"),
  "GET /v1/alternativeDistributionPackageDeltas/{id}": one("deltas"),
  "GET /v1/alternativeDistributionPackageVariants/{id}": one("variants"),
} satisfies Handlers;

function list(files: Files): Handler {
  return (context) =>
    listDocument(context, versionInPath(context)[files], (_, asset) => fileResource(context, files, asset));
}

function linkages(files: Files): Handler {
  return (context) => linkagesDocument(context, fileTypes[files], versionInPath(context)[files]);
}

function one(files: Files): Handler {
  return async (context) => {
    const all = visibleVersions(context.store.packages.values(), context.now()).flatMap((version) => version[files]);
    const asset = all.find(({ id }) => id === context.id);
    if (!asset) throw notFound(files === "variants" ? "variant" : "delta");
    return oneDocument(context, await fileResource(context, files, asset));
  };
}

export function versionInPath({ store, now, id }: Context): PackageVersion {
  const version = visibleVersions(store.packages.values(), now()).find((one) => one.id === id);
  if (!version) throw notFound("package version");
  return version;
}

export async function fileResource(context: Context, files: Files, asset: Asset): Promise<Resource> {
  const blob = context.store.seed.bytes(`key blob of ${asset.id}`, 96).toString("base64");
  const attributes = { alternativeDistributionKeyBlob: blob, ...(await downloadAttributes(context, asset)) };
  return resourceOf(context, { type: fileTypes[files], id: asset.id, attributes });
}

/** The URL of a file, a new one every time, and its checksum. */
export async function downloadAttributes({ urls }: Context, asset: Asset) {
  const { url, expiresAt } = urls.of(asset);
  const { file } = await asset.digests();
  return { fileChecksum: file, url, urlExpirationDate: offsetDate(expiresAt) };
}
