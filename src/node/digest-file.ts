import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

const bufferBytes = 1 << 20;

export interface FileDigests {
  /** Of each slice of `chunkSize` bytes, in hex; one, of nothing, for an empty file. */
  chunks: string[];
  /** SHA-256 of the whole, in hex. */
  whole: string;
}

/** Reads a file once, in constant memory, and digests it in slices and as a whole. */
export async function digestFile(
  handle: FileHandle,
  algorithm: string,
  chunkSize: number,
  signal: AbortSignal | undefined,
): Promise<FileDigests> {
  const buffer = Buffer.allocUnsafe(bufferBytes);
  const whole = createHash("sha256");
  const chunks: string[] = [];
  let chunk = createHash(algorithm);
  let left = chunkSize;
  const endChunk = () => {
    chunks.push(chunk.digest("hex"));
    chunk = createHash(algorithm);
    left = chunkSize;
  };
  for (let position = 0; ; ) {
    signal?.throwIfAborted();
    const { bytesRead } = await handle.read(buffer, 0, bufferBytes, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    whole.update(buffer.subarray(0, bytesRead));
    for (let start = 0; start < bytesRead; ) {
      const end = Math.min(bytesRead, start + left);
      chunk.update(buffer.subarray(start, end));
      left -= end - start;
      start = end;
      if (left === 0) endChunk();
    }
  }
  if (left < chunkSize || chunks.length === 0) endChunk();
  return { chunks, whole: whole.digest("hex") };
}
