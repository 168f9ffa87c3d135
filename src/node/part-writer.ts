import type { FileHandle } from "node:fs/promises";
import { onFile } from "./file-error.js";
import type { RunningDigest } from "./running-digest.js";

/** Writes pieces of a file one after the other, while the next ones are on their way. */
export interface PartWriter {
  /** Takes a piece, once there is room for it. Rejects when one before could not be written. */
  write(piece: Uint8Array): Promise<void>;
  /** Waits until all is written. */
  flush(): Promise<void>;
  /** Up to where the file is there. */
  readonly written: number;
}

/** Pieces that wait for a write are written together: thousands of small writes take longer than all else. */
const mostWaitingBytes = 2 ** 20;

export function createPartWriter(
  { handle, part, from, digest }: { handle: FileHandle; part: string; from: number; digest: RunningDigest },
  onWritten: (position: number) => void,
): PartWriter {
  let written = from;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let writing: Promise<void> | undefined;

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const pieces = waiting;
      waiting = [];
      waitingBytes = 0;
      await writeAll(pieces);
      onWritten(written);
    }
  }

  async function writeAll(pieces: readonly Uint8Array[]): Promise<void> {
    for (let left = pieces; left.length > 0; ) {
      const { bytesWritten } = await onFile(part, () => handle.writev(left, written));
      written += bytesWritten;
      left = without(left, bytesWritten);
    }
    for (const piece of pieces) digest.update(piece);
  }

  /** Begins to write what waits, unless a write is under way, which then takes it along. */
  function start(): Promise<void> {
    writing ??= writeWaiting().then(() => {
      writing = undefined;
    });
    // It may fail before it is waited for; then it stays, and every later call rejects.
    writing.catch(() => undefined);
    return writing;
  }

  return {
    async write(piece) {
      waiting.push(piece);
      waitingBytes += piece.length;
      const started = start();
      if (waitingBytes >= mostWaitingBytes) await started;
    },
    async flush() {
      while (writing || waiting.length > 0) await start();
    },
    get written() {
      return written;
    },
  };
}

/** What is left of pieces after their first bytes. */
function without(pieces: readonly Uint8Array[], bytes: number): Uint8Array[] {
  const left: Uint8Array[] = [];
  let skipped = bytes;
  for (const piece of pieces) {
    if (skipped < piece.length) left.push(skipped > 0 ? piece.subarray(skipped) : piece);
    skipped = Math.max(0, skipped - piece.length);
  }
  return left;
}
