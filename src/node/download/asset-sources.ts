import { type Clock } from "../../http/clock.js";
import { type Client, ResponseError, UnexpectedResponseError } from "../../index.js";
import { type Asset, type PackageIdentity } from "../package/manifest.js";
import { expiryOf, isUsableUrl, type RemoteUrl, sourceOf } from "./url.js";

/** What the lists of a package version say of a file. The URL is a secret, and so is the key blob. */
interface ListedSource {
  url: unknown;
  expiresAt: number | undefined;
  keyBlob: unknown;
}

/** Where the files of a package version are. */
export interface AssetSources {
  /** The URL of a file: from the lists of the version at first, and of the file itself after that. */
  freshUrl(asset: Asset, signal: AbortSignal): Promise<RemoteUrl>;
  /** What a licence is made with, of a file; undefined when the API gives none. */
  keyBlob(asset: Asset, signal: AbortSignal): Promise<string | undefined>;
}

const unlisted = { url: undefined, expiresAt: undefined };

/** What a list that cannot be had would say, each resource says too, or why it does not. */
function withoutList(error: unknown): ReadonlyMap<string, ListedSource> {
  if (error instanceof ResponseError || error instanceof UnexpectedResponseError) return new Map();
  throw error;
}

function readOne(client: Client, kind: Asset["kind"], id: string, signal: AbortSignal) {
  return kind === "variant"
    ? client.variants.get(id, undefined, { signal })
    : client.deltas.get(id, undefined, { signal });
}

/** The most that one response holds: a request for 200 files in place of 200. */
const limit = 200;

export function createAssetSources(client: Client, packageVersionId: string, clock: Clock): AssetSources {
  const lists = new Map<Asset["kind"], Promise<ReadonlyMap<string, ListedSource>>>();
  const list = (kind: Asset["kind"], signal: AbortSignal) => {
    const known = lists.get(kind) ?? readList(client, packageVersionId, kind, clock, signal).catch(withoutList);
    lists.set(kind, known);
    return known;
  };
  const given = new Set<string>();
  return {
    async freshUrl({ kind, id, path }, signal) {
      const isFirst = !given.has(`${kind} ${id}`);
      given.add(`${kind} ${id}`);
      const { url, expiresAt } = (isFirst && (await list(kind, signal)).get(id)) || unlisted;
      if (isUsableUrl(url) && !(expiresAt && expiresAt <= clock.now())) return { url, expiresAt };
      return sourceOf(await readOne(client, kind, id, signal), path, clock.now());
    },
    async keyBlob({ kind, id }, signal) {
      const listed = (await list(kind, signal)).get(id)?.keyBlob;
      if (typeof listed === "string" && listed !== "") return listed;
      const { data } = await readOne(client, kind, id, signal);
      return data.attributes?.alternativeDistributionKeyBlob;
    },
  };
}

async function readList(
  client: Client,
  packageVersionId: string,
  kind: Asset["kind"],
  clock: Clock,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ListedSource>> {
  const { packageVersions } = client;
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
