import type { Client } from "../index.js";
import { sourceOf } from "./download-url.js";
import type { Asset } from "./manifest.js";

/** What the lists of a package version say of a file. The URL is a secret, and so is the key blob. */
interface ListedSource {
  url: unknown;
  keyBlob: unknown;
}

/** Where the files of a package version are. */
export interface AssetSources {
  /** The URL of a file: from the lists of the version at first, and read anew every time after that. */
  freshUrl(asset: Asset, signal: AbortSignal): Promise<string>;
  /** What the list of variants, or of deltas, says, by id. */
  list(kind: Asset["kind"], signal: AbortSignal): Promise<ReadonlyMap<string, ListedSource>>;
}

/** The most that one response holds: a request for 200 files in place of 200. */
const limit = 200;

export function createAssetSources(client: Client, packageVersionId: string): AssetSources {
  const lists = new Map<Asset["kind"], Promise<ReadonlyMap<string, ListedSource>>>();
  const list: AssetSources["list"] = (kind, signal) => {
    const known = lists.get(kind) ?? readList(client, packageVersionId, kind, signal);
    lists.set(kind, known);
    // One that failed is read again when it is wanted again.
    known.catch(() => lists.delete(kind));
    return known;
  };
  const given = new Set<string>();
  return {
    list,
    async freshUrl({ kind, id, path }, signal) {
      const isFirst = !given.has(`${kind} ${id}`);
      given.add(`${kind} ${id}`);
      const listed = isFirst ? (await list(kind, signal)).get(id) : undefined;
      if (listed?.url) return sourceOf({ data: { attributes: listed } }, path).url;
      const resource = kind === "variant" ? client.variants : client.deltas;
      return sourceOf(await resource.get(id, undefined, { signal }), path).url;
    },
  };
}

async function readList(
  client: Client,
  packageVersionId: string,
  kind: Asset["kind"],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ListedSource>> {
  const { packageVersions } = client;
  const pages =
    kind === "variant"
      ? packageVersions.variants(packageVersionId, { limit }, { signal })
      : packageVersions.deltas(packageVersionId, { limit }, { signal });
  const listed = new Map<string, ListedSource>();
  for await (const { id, attributes } of pages) {
    listed.set(id, { url: attributes?.url, keyBlob: attributes?.alternativeDistributionKeyBlob });
  }
  return listed;
}
