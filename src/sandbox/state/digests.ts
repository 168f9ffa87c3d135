import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Contents } from "./contents.js";

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
