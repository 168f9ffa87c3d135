import { writeSync } from "node:fs";
import { type FileHandle } from "node:fs/promises";
import { withFileError } from "../file-errors.js";
import { createHash } from "node:crypto";
import { piecesOf } from "../package/check-file.js";
import { type ChunkDigests } from "../package/manifest.js";
import { sameDigest } from "../package/check-file.js";

/** Writes a file piece by piece, and digests what is written. */
export interface PartWriter {
  write(piece: Uint8Array): Promise<void>;
  /** Up to where the file is there. */
  readonly written: number;
}

/**
 * Writes at once: a piece is as small as the network gave it, and lies in the system's memory after that. A thread of
 * the pool takes longer to be woken than to write, a third of a download in all (`npm run bench:download`).
 */
export function createPartWriter(
  { handle, part, from, digest }: { handle: FileHandle; part: string; from: number; digest: RunningDigest },
  write: (fd: number, bytes: Uint8Array, offset: number, length: number, position: number) => number = writeSync,
): PartWriter {
  let written = from;
  return {
    write: (piece) =>
      withFileError(part, async () => {
        for (let offset = 0; offset < piece.length; ) {
          const bytes = write(handle.fd, piece, offset, piece.length - offset, written);
          digest.update(piece.subarray(offset, offset + bytes));
          offset += bytes;
          written += bytes;
        }
      }),
    get written() {
      return written;
    },
  };
}

/** Not an empty part: ext4 waits for the disk when a file that was cut to nothing is closed. */
export async function cutTo(handle: FileHandle, size: number): Promise<void> {
  if ((await handle.stat()).size > size) await handle.truncate(size);
}

/** The SHA-256 of a file as far as it is there, so that it need not be read again when it is whole. */
export interface RunningDigest {
  /** How many bytes it is of. */
  readonly position: number;
  /** Takes the bytes that follow. */
  update(piece: Uint8Array): void;
  /** In hex. */
  hex(): string;
}

export function startDigest(): RunningDigest {
  const hash = createHash("sha256");
  let position = 0;
  return {
    get position() {
      return position;
    },
    update(piece) {
      hash.update(piece);
      position += piece.length;
    },
    hex: () => hash.copy().digest("hex"),
  };
}

/** The digest of the first `end` bytes of a file. */
export async function digestUpTo(handle: FileHandle, end: number, signal: AbortSignal): Promise<RunningDigest> {
  const digest = startDigest();
  if (end === 0) return digest;
  for await (const piece of piecesOf(handle)) {
    signal.throwIfAborted();
    digest.update(piece.subarray(0, end - digest.position));
    if (digest.position === end) break;
  }
  return digest;
}

/**
 * Up to where a part that an earlier run left is what it has to be: to its end, or to the first slice whose digest is not
 * the manifest's. Without digests of slices the whole file decides, at the end.
 */
export async function trustedLength(
  handle: FileHandle,
  digests: ChunkDigests | undefined,
  signal: AbortSignal,
): Promise<number> {
  const { size } = await handle.stat();
  if (!digests) return size;
  const { algorithm, chunkSize, chunks } = digests;
  let hash = createHash(algorithm);
  let position = 0;
  for await (const piece of piecesOf(handle)) {
    signal.throwIfAborted();
    for (let start = 0; start < piece.length; ) {
      const end = Math.min(piece.length, start + chunkSize - (position % chunkSize));
      hash.update(piece.subarray(start, end));
      position += end - start;
      start = end;
      if (position % chunkSize > 0) continue;
      const index = position / chunkSize - 1;
      if (!sameDigest(hash.digest("hex"), chunks[index] ?? "")) return index * chunkSize;
      hash = createHash(algorithm);
    }
  }
  return size;
}
