import { createHash } from "node:crypto";
import type { Asset } from "../package/manifest.js";
import type { Served, ServedTwice } from "./fetch-served.js";
import type { HostedFile } from "./hosted-report.js";

/** What is known of a file that should be hosted. */
export interface ExpectedAsset extends Asset {
  /** The SHA-256 that was signed, in hex; undefined without a valid signature. */
  sha256: string | undefined;
  /** The same file in the folder: how long it is, and its first bytes. */
  local: { size: number; start: Uint8Array } | undefined;
}

/** What is wrong with a file. */
export type Finding = Pick<HostedFile, "status" | "expected" | "actual" | "message">;

/** Compares what a client got of a variant or delta with what is expected. */
export function judgeAsset(asset: ExpectedAsset, served: Served): Finding & { isHashed: boolean } {
  const { status, message, start, isWhole, size } = served;
  if (status !== "ok") return { status, message, isHashed: false };
  const expected = asset.local?.size ?? asset.size;
  if (expected !== undefined && size !== undefined && size !== expected) {
    return { ...wrongSize(expected, size, start), isHashed: false };
  }
  if (isWhole && asset.sha256 !== undefined) return { ...judgeDigest(asset.sha256, start), isHashed: true };
  if (asset.local && !sameStart(asset.local.start, start)) {
    const message = "its beginning differs from that of the file in the folder, as from a cache with another version";
    return { status: "wrongDigest", message, isHashed: false };
  }
  return { status: "ok", isHashed: false };
}

function wrongSize(expected: number, size: number, start: Uint8Array): Finding {
  const sizes = { expected: String(expected), actual: String(size) };
  const message = describeMistake(start) ?? (size < expected ? "cut off, or another file" : undefined);
  return { status: "wrongSize", ...sizes, message };
}

function describeMistake(start: Uint8Array): string | undefined {
  if (isGzip(start)) return "it was compressed with gzip: store and serve it as it is";
  const isPointer = Buffer.from(start.subarray(0, 40)).toString().startsWith("version https://git-lfs.github.com/");
  return isPointer ? "the pointer of Git LFS in place of the file: keep the package out of Git LFS" : undefined;
}

/** What tools for the web make of files when they upload them. No encrypted app begins so. */
function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

function judgeDigest(expected: string, bytes: Uint8Array): Finding {
  const actual = sha256Of(bytes);
  return actual === expected ? { status: "ok" } : { status: "wrongDigest", expected, actual };
}

/** Whether both kinds of clients get the same, as far as it was read. */
export function isSameForBoth({ plain, browser }: ServedTwice): boolean {
  return (plain.size ?? browser.size) === (browser.size ?? plain.size) && sameStart(plain.start, browser.start);
}

export const differentBytes = "two requests got different bytes, as from a cache that mixes two versions: purge it";

function sameStart(one: Uint8Array, other: Uint8Array): boolean {
  const length = Math.min(one.length, other.length);
  return Buffer.compare(one.subarray(0, length), other.subarray(0, length)) === 0;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
