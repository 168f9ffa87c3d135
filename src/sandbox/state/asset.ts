import type { Contents } from "./contents.js";
import { type Digests, digestsOf } from "./digests.js";
import { generatedContents } from "./generated-contents.js";
import { once } from "./once.js";
import type { Seed } from "./seed.js";

/** A file that can be downloaded. */
export interface Asset {
  id: string;
  kind: "version" | "variant" | "delta";
  contentType: string;
  contents(): Promise<Contents>;
  /** Computed when they are first asked for. */
  digests(): Promise<Digests>;
}

/** A variant or delta, which the manifest lists. */
export interface ListedAsset extends Asset {
  kind: "variant" | "delta";
  /** Where it belongs in the package. */
  assetPath: string;
  size: number;
  chunkSize: number;
  /** Whether the manifest has the digest of each chunk; of some packages of Apple's it has none. */
  hasChunkDigests: boolean;
}

/** What Apple cuts larger files into. */
const largestChunk = 10 * 2 ** 20;

/** An encrypted .ipa, to whom it may concern: nothing is in it. `name` is its name to the seed. */
export function createListedAsset(
  seed: Seed,
  name: string,
  file: Pick<ListedAsset, "kind" | "size" | "hasChunkDigests"> & { chunkBytes: number | undefined },
): ListedAsset {
  const { kind, size, hasChunkDigests, chunkBytes = largestChunk } = file;
  const id = seed.uuid(name);
  const contents = generatedContents(seed.bytes(`contents ${name}`, 16), size);
  const chunkSize = Math.max(1, Math.min(chunkBytes, size));
  return {
    id,
    kind,
    size,
    chunkSize,
    hasChunkDigests,
    contentType: "application/octet-stream",
    assetPath: `${kind}/${id}.ipa`,
    contents: async () => contents,
    digests: once(() => digestsOf(contents, chunkSize)),
  };
}
