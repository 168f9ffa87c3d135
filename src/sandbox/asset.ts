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
}

/** An encrypted .ipa, to whom it may concern: nothing is in it. `name` is its name to the seed. */
export function createListedAsset(
  seed: Seed,
  name: string,
  { kind, size, chunkBytes }: { kind: ListedAsset["kind"]; size: number; chunkBytes: number | undefined },
): ListedAsset {
  const id = seed.uuid(name);
  const contents = generatedContents(seed.bytes(`contents ${name}`, 16), size);
  const chunkSize = Math.max(1, Math.min(chunkBytes ?? size, size));
  return {
    id,
    kind,
    size,
    chunkSize,
    contentType: "application/octet-stream",
    assetPath: `${kind}/${id}.ipa`,
    contents: async () => contents,
    digests: once(() => digestsOf(contents, chunkSize)),
  };
}
