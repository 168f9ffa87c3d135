import type { Clock } from "../../http/clock.js";
import { type Client, ResponseError, UnexpectedResponseError } from "../../index.js";
import type { Asset } from "../package/manifest.js";
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
