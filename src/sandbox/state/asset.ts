import { createCipheriv, createHash, createHmac, timingSafeEqual } from "node:crypto";
import { setImmediate } from "node:timers/promises";
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

/** The size of the chunks that Apple cuts larger files into. */
const maxChunkBytes = 10 * 2 ** 20;

/** A stand-in for an encrypted .ipa: its bytes mean nothing. `name` is what the seed derives them from. */
export function createListedAsset(
  seed: Seed,
  name: string,
  file: Pick<ListedAsset, "kind" | "size" | "hasChunkDigests"> & { chunkBytes: number | undefined },
): ListedAsset {
  const { kind, size, hasChunkDigests, chunkBytes = maxChunkBytes } = file;
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

/** A function that makes its value when it is first called, and keeps it. */
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
  // What is signed says when it expires, so that nothing has to be kept.
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

/** The bytes of a body, any part of which can be had without the rest. */
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

/** A file that is never held: the keystream of AES in counter mode, which can be entered anywhere. `key` is 16 bytes. */
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

const bytesAtOnce = 8 * 2 ** 20;

/** Reads a file slice by slice, and lets others run in between: a gigabyte takes a second. */
export async function digestsOf(contents: Contents, chunkSize: number): Promise<Digests> {
  const file = createHash("sha256");
  const chunks: string[] = [];
  for (let start = 0; start < contents.size; start += chunkSize) {
    const end = Math.min(start + chunkSize, contents.size);
    // A file in one chunk is hashed once.
    const hashes = end - start === contents.size ? [file] : [file, createHash("sha256")];
    await read(contents, start, end, (piece) => {
      for (const hash of hashes) hash.update(piece);
    });
    if (hashes[1]) chunks.push(hashes[1].digest("hex"));
  }
  const digest = file.digest("hex");
  return { file: digest, chunks: chunks.length > 0 ? chunks : [digest] };
}

async function read(contents: Contents, start: number, end: number, take: (piece: Uint8Array) => void): Promise<void> {
  let taken = 0;
  for (const piece of contents.bytes(start, end)) {
    take(piece);
    taken += piece.length;
    if (taken < bytesAtOnce) continue;
    taken = 0;
    await setImmediate();
  }
}
