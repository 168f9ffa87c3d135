import { type Client, UnexpectedResponseError } from "../../index.js";
import type { Asset, PackageIdentity } from "../package/manifest.js";
import type { AssetSources } from "./asset-sources.js";

/**
 * What a licence server needs of a package: the key blob of every file that was downloaded. The blobs are secrets.
 *
 * Source: Apple documents `alternativeDistributionKeyBlob` of variants and deltas as what a licence is made with; its
 * form is opaque.
 */
export interface KeyBlobs {
  packageId: string;
  packageVersionId: string;
  appleItemId: string | undefined;
  appleVersionId: string | undefined;
  bundleId: string | undefined;
  /** The version that people see. */
  version: string | undefined;
  assets: { publicId: string; assetPath: string; keyBlob: string }[];
}

/** The package version whose key blobs are wanted, and the files of it. */
export interface KeyBlobSource {
  packageVersionId: string;
  /** Read when it is not known. */
  packageId: string | undefined;
  identity: PackageIdentity;
  assets: readonly Asset[];
}

/**
 * Reads the key blobs from the lists of the version.
 *
 * @throws UnexpectedResponseError when a file has none
 */
export async function readKeyBlobs(
  client: Client,
  sources: AssetSources,
  { packageVersionId, packageId, identity, assets }: KeyBlobSource,
  signal: AbortSignal,
): Promise<KeyBlobs> {
  const { appleItemId, appleVersionId, bundleId, shortVersionString: version } = identity;
  const found: KeyBlobs["assets"] = [];
  for (const asset of assets) {
    const { id, path } = asset;
    const keyBlob = await sources.keyBlob(asset, signal);
    if (!keyBlob) throw new UnexpectedResponseError(`${path}: the response has no alternativeDistributionKeyBlob`);
    found.push({ publicId: id, assetPath: path, keyBlob });
  }
  return {
    packageId: packageId ?? (await packageOf(client, packageVersionId, signal)),
    ...{ packageVersionId, appleItemId, appleVersionId, bundleId, version, assets: found },
  };
}

async function packageOf(client: Client, packageVersionId: string, signal: AbortSignal): Promise<string> {
  const query = { include: ["alternativeDistributionPackage" as const] };
  const { data } = await client.packageVersions.get(packageVersionId, query, { signal });
  const id = data.relationships?.alternativeDistributionPackage?.data?.id;
  if (id) return id;
  throw new UnexpectedResponseError(`package version ${packageVersionId}: the response does not name its package`);
}
