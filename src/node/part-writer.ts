import type { FileHandle } from "node:fs/promises";
import { onFile } from "./file-error.js";
import type { RunningDigest } from "./running-digest.js";

/** Writes pieces of a file one after the other, each while the next one is on its way. */
export interface PartWriter {
  /** Begins to write a piece, once the one before is written. */
  write(piece: Uint8Array): Promise<void>;
  /** Waits until all is written. */
  flush(): Promise<void>;
  /** Up to where the file is there. */
  readonly written: number;
}

export function createPartWriter(
  { handle, part, from, digest }: { handle: FileHandle; part: string; from: number; digest: RunningDigest },
  onWritten: (position: number) => void,
): PartWriter {
  let written = from;
  let writing = Promise.resolve();
  const writeAll = async (piece: Uint8Array) => {
    for (let start = 0; start < piece.length; ) {
      const { bytesWritten } = await onFile(part, () => handle.write(piece, start, piece.length - start, written));
      start += bytesWritten;
      written += bytesWritten;
    }
    digest.update(piece);
    onWritten(written);
  };
  return {
    async write(piece) {
      await writing;
      writing = writeAll(piece);
      // It may fail before it is waited for.
      writing.catch(() => undefined);
    },
    flush: () => writing,
    get written() {
      return written;
    },
  };
}
