import type { Clock } from "../../http/clock.js";
import { type Client, ResponseError, UnexpectedResponseError } from "../../index.js";
import type { Asset, PackageIdentity } from "../package/manifest.js";
import { expiryOf, isUsableUrl, type RemoteUrl, sourceOf } from "./url.js";

/** What the lists of a package version say of a file. The URL is a secret, and so is the key blob. */
interface ListedSource {
  url: unknown;
  expiresAt: number | undefined;
  keyBlob: unknown;
}

export type AssetSources = ReturnType<typeof createAssetSources>;

/** The most that one response holds: one request for 200 files in place of 200. */
const limit = 200;

/** Where the files of a package version are. */
export function createAssetSources(client: Client, packageVersionId: string, clock: Clock) {
  const lists = new Map<Asset["kind"], Promise<ReadonlyMap<string, ListedSource>>>();
  const listedSource = async ({ kind, id }: Asset, signal: AbortSignal) => {
    const list = lists.get(kind) ?? readList(client, packageVersionId, kind, clock, signal).catch(emptyList);
    lists.set(kind, list);
    return (await list).get(id);
  };
  const used = new Set<string>();
  return {
    /** The URL of a file: at first from the lists of the version, and then from the resource of the file. */
    async freshUrl(asset: Asset, signal: AbortSignal): Promise<RemoteUrl> {
      const { kind, id, path } = asset;
      const isFirst = !used.has(`${kind} ${id}`);
      used.add(`${kind} ${id}`);
      const { url, expiresAt } = (isFirst ? await listedSource(asset, signal) : undefined) ?? {};
      if (isUsableUrl(url) && !(expiresAt && expiresAt <= clock.now())) return { url, expiresAt };
      return sourceOf(await readAsset(client, asset, signal), path, clock.now());
    },
    /** What a licence for a file is made with; undefined when the API has none. */
    async keyBlob(asset: Asset, signal: AbortSignal): Promise<string | undefined> {
      const listed = (await listedSource(asset, signal))?.keyBlob;
      if (typeof listed === "string" && listed !== "") return listed;
      const { data } = await readAsset(client, asset, signal);
      return data.attributes?.alternativeDistributionKeyBlob;
    },
  };
}

/** For a list that cannot be read: each resource has the same, or fails with the reason. */
function emptyList(error: unknown): ReadonlyMap<string, ListedSource> {
  if (error instanceof ResponseError || error instanceof UnexpectedResponseError) return new Map();
  throw error;
}

function readAsset({ variants, deltas }: Client, { kind, id }: Asset, signal: AbortSignal) {
  return kind === "variant" ? variants.get(id, undefined, { signal }) : deltas.get(id, undefined, { signal });
}

async function readList(
  { packageVersions }: Client,
  packageVersionId: string,
  kind: Asset["kind"],
  clock: Clock,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ListedSource>> {
  const pages =
    kind === "variant"
      ? packageVersions.variants(packageVersionId, { limit }, { signal })
      : packageVersions.deltas(packageVersionId, { limit }, { signal });
  const listed = new Map<string, ListedSource>();
  for await (const { id, attributes } of pages) {
    const { url, urlExpirationDate, alternativeDistributionKeyBlob: keyBlob } = attributes ?? {};
    listed.set(id, { url, expiresAt: expiryOf(urlExpirationDate, clock.now()), keyBlob });
  }
  return listed;
}

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

/**
 * Reads the key blobs of files from the lists of the version, and the id of the package where it is not known.
 *
 * @throws UnexpectedResponseError when a file has none
 */
export async function readKeyBlobs(
  client: Client,
  sources: AssetSources,
  { packageVersionId, packageId }: { packageVersionId: string; packageId?: string | undefined },
  { appleItemId, appleVersionId, bundleId, shortVersionString: version }: PackageIdentity,
  files: readonly Asset[],
  signal: AbortSignal,
): Promise<KeyBlobs> {
  const assets: KeyBlobs["assets"] = [];
  for (const asset of files) {
    const { id: publicId, path: assetPath } = asset;
    const keyBlob = await sources.keyBlob(asset, signal);
    if (!keyBlob) throw new UnexpectedResponseError(`${assetPath}: the response has no alternativeDistributionKeyBlob`);
    assets.push({ publicId, assetPath, keyBlob });
  }
  return {
    packageId: packageId ?? (await packageOf(client, packageVersionId, signal)),
    ...{ packageVersionId, appleItemId, appleVersionId, bundleId, version, assets },
  };
}

async function packageOf(client: Client, packageVersionId: string, signal: AbortSignal): Promise<string> {
  const query = { include: ["alternativeDistributionPackage" as const] };
  const { data } = await client.packageVersions.get(packageVersionId, query, { signal });
  const id = data.relationships?.alternativeDistributionPackage?.data?.id;
  if (id) return id;
  throw new UnexpectedResponseError(`package version ${packageVersionId}: the response does not name its package`);
}
