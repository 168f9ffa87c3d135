import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

const bufferBytes = 1 << 20;

/** What to digest of a file, in one reading. */
export interface Wanted {
  algorithm: string;
  /** Slices of that many bytes are digested; `Infinity` for the whole. */
  chunkSize: number;
}

export interface FileDigests {
  /** Of each slice, in hex; one, of nothing, for an empty file. */
  chunks: string[];
}

/** Reads a file once, in constant memory. */
export async function digestFile(
  handle: FileHandle,
  { algorithm, chunkSize }: Wanted,
  signal: AbortSignal | undefined,
): Promise<FileDigests> {
  const chunks: string[] = [];
  let chunk = createHash(algorithm);
  let left = chunkSize;
  const endChunk = () => {
    chunks.push(chunk.digest("hex"));
    chunk = createHash(algorithm);
    left = chunkSize;
  };
  for await (const piece of piecesOf(handle)) {
    signal?.throwIfAborted();
    for (let start = 0; start < piece.length; ) {
      const end = Math.min(piece.length, start + left);
      chunk.update(piece.subarray(start, end));
      left -= end - start;
      start = end;
      if (left === 0) endChunk();
    }
  }
  if (left < chunkSize || chunks.length === 0) endChunk();
  return { chunks };
}

/** The file in pieces. The next one is read while the caller works on this one, which is good until then. */
export async function* piecesOf(handle: FileHandle): AsyncGenerator<Buffer, void, undefined> {
  const buffers = [Buffer.allocUnsafe(bufferBytes), Buffer.allocUnsafe(bufferBytes)] as const;
  const read = (buffer: Buffer, position: number) => handle.read(buffer, 0, bufferBytes, position);
  let [buffer, spare] = buffers;
  let reading = read(buffer, 0);
  for (let position = 0; ; ) {
    const { bytesRead } = await reading;
    if (bytesRead === 0) return;
    position += bytesRead;
    reading = read(spare, position);
    // A caller that stops early does not wait for it.
    reading.catch(() => undefined);
    yield buffer.subarray(0, bytesRead);
    [buffer, spare] = [spare, buffer];
  }
}
