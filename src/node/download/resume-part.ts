import { writeSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { onFile } from "../file-error.js";
import type { RunningDigest } from "./running-digest.js";

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
      onFile(part, async () => {
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
