import { createHash } from "node:crypto";
import { writeSync } from "node:fs";
import { constants, type FileHandle, open } from "node:fs/promises";
import { withFileError } from "../errors.js";
import { digestFile, piecesOf, sameDigest } from "../package/check-file.js";
import type { ChunkDigests } from "../package/manifest.js";

/** Opens a part in place; a link by its name is not followed. */
export function openPart(part: string): Promise<FileHandle> {
  const { O_CREAT, O_RDWR, O_NOFOLLOW = 0 } = constants;
  return withFileError(part, () => open(part, O_CREAT | O_RDWR | O_NOFOLLOW));
}

/**
 * How much of a part of an earlier run can be resumed: all of it, or up to the first slice whose digest is not the
 * manifest's. Without digests of slices the complete file is checked at the end.
 */
export async function trustedLength(
  handle: FileHandle,
  digests: ChunkDigests | undefined,
  signal: AbortSignal,
): Promise<number> {
  const { size } = await handle.stat();
  if (!digests) return size;
  const { chunkSize, chunks } = digests;
  const found = await digestFile(handle, digests, signal);
  const complete = Math.floor(size / chunkSize);
  const wrong = found.slice(0, complete).findIndex((digest, index) => !sameDigest(digest, chunks[index] ?? ""));
  return wrong < 0 ? size : wrong * chunkSize;
}

export type RunningDigest = ReturnType<typeof startDigest>;

/** The SHA-256 of a file so far, so that the complete file need not be read again. */
export function startDigest() {
  const hash = createHash("sha256");
  let position = 0;
  return {
    /** How many bytes it covers. */
    get position() {
      return position;
    },
    /** Adds the bytes that follow. */
    update(piece: Uint8Array) {
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

export type PartWriter = ReturnType<typeof createPartWriter>;

interface PartWriterOptions {
  /** Undefined when the bytes are only digested. */
  handle: FileHandle | undefined;
  part: string;
  from: number;
  digest: RunningDigest;
}

/**
 * Writes a file piece by piece, and digests it. Writes synchronously: a piece is as small as the network gave it, and
 * goes to the memory of the system. Waking a thread of the pool for it takes about a third of the time of a download
 * (`npm run bench:download`).
 */
export function createPartWriter(
  { handle, part, from, digest }: PartWriterOptions,
  write: (fd: number, bytes: Uint8Array, offset: number, length: number, position: number) => number = writeSync,
) {
  let written = from;
  return {
    write: (piece: Uint8Array) =>
      withFileError(part, async () => {
        for (let offset = 0; offset < piece.length; ) {
          const length = piece.length - offset;
          const bytes = handle ? write(handle.fd, piece, offset, length, written) : length;
          digest.update(piece.subarray(offset, offset + bytes));
          offset += bytes;
          written += bytes;
        }
      }),
    /** The size of the file so far. */
    get written() {
      return written;
    },
  };
}

/** Truncates only when needed: ext4 waits for the disk when a file that was truncated to nothing is closed. */
export async function cutTo(handle: FileHandle | undefined, size: number): Promise<void> {
  if (handle && (await handle.stat()).size > size) await handle.truncate(size);
}
