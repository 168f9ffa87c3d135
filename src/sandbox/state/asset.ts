import { createCipheriv, createHash, createHmac, timingSafeEqual } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Seed } from "./seed.js";

/** A file that can be downloaded. */
export interface Asset {
  id: string;
  contentType: string;
  contents(): Promise<Contents>;
  /** Computed on the first call. */
  digests(): Promise<Digests>;
}

export type FileKind = "variant" | "delta";

/** A variant or delta, which the manifest lists. */
export interface ListedAsset extends Asset {
  /** Where it belongs in the package. */
  assetPath: string;
  size: number;
  chunkSize: number;
  /** Whether the manifest has the digest of each chunk; in some of Apple's packages it has none. */
  hasChunkDigests: boolean;
}

/** The size of the chunks that Apple cuts larger files into. */
const maxChunkBytes = 10 * 2 ** 20;

/** A stand-in for an encrypted .ipa: its bytes mean nothing. `name` is what the seed derives them from. */
export function createListedAsset(
  seed: Seed,
  name: string,
  file: Pick<ListedAsset, "size" | "hasChunkDigests"> & { kind: FileKind; chunkBytes: number | undefined },
): ListedAsset {
  const { kind, size, hasChunkDigests, chunkBytes = maxChunkBytes } = file;
  const id = seed.uuid(name);
  const contents = generatedContents(seed.bytes(`contents ${name}`, 16), size);
  const chunkSize = Math.max(1, Math.min(chunkBytes, size));
  return {
    id,
    size,
    chunkSize,
    hasChunkDigests,
    contentType: "application/octet-stream",
    assetPath: `${kind}/${id}.ipa`,
    contents: async () => contents,
    digests: once(() => digestsOf(contents, chunkSize)),
  };
}

/** A function that makes its value on the first call, and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Makes URLs that are valid for a while, and checks them. */
export interface DownloadUrls {
  /** A new URL of a file, never one given before. */
  of(asset: Asset): { url: string; expiresAt: number };
  /** Whether an `accessKey` opens a file now. */
  isValid(id: string, accessKey: string | null): boolean;
  /** Makes an `accessKey` invalid before its time. */
  revoke(accessKey: string): void;
}

export function createDownloadUrls(
  seed: Seed,
  origin: string,
  { now, urlLifetimeMs }: { now: () => number; urlLifetimeMs: number },
): DownloadUrls {
  const secret = seed.bytes("access keys", 32);
  const revoked = new Set<string>();
  let count = 0;
  // The key contains when it expires, so that nothing has to be remembered.
  const sign = (id: string, terms: string) => createHmac("sha256", secret).update(`${id} ${terms}`).digest();
  return {
    of({ id }) {
      const expiresAt = now() + urlLifetimeMs;
      const terms = `${expiresAt}.${++count}`;
      return { url: `${origin}/assets/${id}?accessKey=${terms}.${sign(id, terms).toString("hex")}`, expiresAt };
    },
    isValid(id, accessKey) {
      const [, terms = "", expiresAt = "", hex = ""] =
        /^((-?[\d.]+?)\.\d+)\.([0-9a-f]{64})$/.exec(accessKey ?? "") ?? [];
      if (!terms || !timingSafeEqual(Buffer.from(hex, "hex"), sign(id, terms))) return false;
      return !revoked.has(accessKey ?? "") && Number(expiresAt) > now();
    },
    revoke: (accessKey) => void revoked.add(accessKey),
  };
}

/** The bytes of a body, any part of which can be read without the rest. */
export interface Contents {
  readonly size: number;
  /** From `start` to before `end`, in pieces. */
  bytes(start: number, end: number): Iterable<Uint8Array>;
}

export function contentsOf(bytes: Uint8Array | string): Contents {
  const buffer = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  return { size: buffer.length, bytes: (start, end) => (end > start ? [buffer.subarray(start, end)] : []) };
}

const blockBytes = 16;
const zeros = Buffer.alloc(256 * 1024);

/** A file that is never in memory: the keystream of AES in counter mode, readable from any position. `key` is 16 bytes. */
export function generatedContents(key: Buffer, size: number): Contents {
  return {
    size,
    *bytes(start, end) {
      const counter = Buffer.alloc(blockBytes);
      counter.writeBigUInt64BE(BigInt(Math.floor(start / blockBytes)), 8);
      const cipher = createCipheriv("aes-128-ctr", key, counter);
      cipher.update(zeros.subarray(0, start % blockBytes));
      for (let at = start; at < end; at += zeros.length) yield cipher.update(zeros.subarray(0, end - at));
    },
  };
}

/** SHA-256 of a file, in hexadecimal. */
export interface Digests {
  file: string;
  /** Of each slice of `chunkSize` bytes. */
  chunks: string[];
}

const bytesPerTurn = 8 * 2 ** 20;

/** Reads a file slice by slice, and yields to other work in between: a gigabyte takes a second. */
export async function digestsOf(contents: Contents, chunkSize: number): Promise<Digests> {
  const file = createHash("sha256");
  const chunks: string[] = [];
  for (let start = 0; start < contents.size; start += chunkSize) {
    const end = Math.min(start + chunkSize, contents.size);
    // A file in one chunk is hashed once.
    const hashes = end - start === contents.size ? [file] : [file, createHash("sha256")];
    await readSlice(contents, start, end, (piece) => {
      for (const hash of hashes) hash.update(piece);
    });
    if (hashes[1]) chunks.push(hashes[1].digest("hex"));
  }
  const digest = file.digest("hex");
  return { file: digest, chunks: chunks.length > 0 ? chunks : [digest] };
}

async function readSlice(
  contents: Contents,
  start: number,
  end: number,
  use: (piece: Uint8Array) => void,
): Promise<void> {
  let read = 0;
  for (const piece of contents.bytes(start, end)) {
    use(piece);
    read += piece.length;
    if (read < bytesPerTurn) continue;
    read = 0;
    await setImmediate();
  }
}
