import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { excerpt } from "../../http/redact.js";
import { IntegrityError } from "../errors.js";
import type { ChunkDigests } from "./manifest.js";
import type { FileReport } from "./package-report.js";

/** What a file is expected to be. */
export interface Expected {
  /** SHA-256 of the whole file: in hex as it was signed, or in hex or base64 from the API. Decides when it is known. */
  sha256?: string | undefined;
  /** The actual SHA-256 in hex, where it was computed while the file was written. */
  actual?: string | undefined;
  /** Digests of its slices, from the manifest. They locate damage, and decide when no SHA-256 is known. */
  digests?: ChunkDigests | undefined;
  /** Its size by the manifest. */
  size?: number | undefined;
}

export type FileCheck = Omit<FileReport, "path">;

/** Compares a file with what is expected, in constant memory; rejects with the errors of the file system. */
export async function checkFile(file: string, expected: Expected, signal?: AbortSignal): Promise<FileCheck> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const { sha256, digests } = expected;
    if (sha256 !== undefined) return { size, ...(await compareWhole(handle, size, { ...expected, sha256 }, signal)) };
    const expectedSize = otherSize(size, expected);
    if (expectedSize) return { status: "wrongSize", size, expected: expectedSize, actual: String(size) };
    if (!digests) return { status: "unverifiable", size, message: "no digest is known" };
    const wrong = await wrongSlice(handle, digests, signal);
    return wrong
      ? { status: "wrongDigest", size, ...wrong }
      : { status: "ok", size, message: noteOnSize(size, expected) };
  } finally {
    await handle.close();
  }
}

async function compareWhole(
  handle: FileHandle,
  size: number,
  expected: Expected & { sha256: string },
  signal: AbortSignal | undefined,
): Promise<Omit<FileCheck, "size">> {
  const whole = { algorithm: "sha256", chunkSize: Infinity };
  const actual = expected.actual ?? (await digestFile(handle, whole, signal))[0] ?? "";
  if (sameDigest(actual, expected.sha256)) return { status: "ok", message: noteOnSize(size, expected) };
  const expectedSize = otherSize(size, expected);
  if (expectedSize) return { status: "wrongSize", expected: expectedSize, actual: String(size) };
  const { digests } = expected;
  const slice = digests && digests.chunks.length > 1 ? await wrongSlice(handle, digests, signal) : undefined;
  return { status: "wrongDigest", expected: excerpt(expected.sha256), actual, message: slice?.message };
}

/** The expected size, where it is another one. */
function otherSize(size: number, { digests, size: known }: Expected): string | undefined {
  if (!digests) return known === undefined || known === size ? undefined : String(known);
  const { chunkSize, chunks } = digests;
  const max = chunkSize * chunks.length;
  const fits = (bytes: number) => Math.max(1, Math.ceil(bytes / chunkSize)) === chunks.length;
  if (fits(size)) return undefined;
  return known !== undefined && fits(known) ? String(known) : `${max - chunkSize + 1} to ${max}`;
}

/** A size that Apple does not document is only noted where the digests match. */
function noteOnSize(size: number, { size: known }: Expected): string | undefined {
  return known === undefined || known === size ? undefined : `the manifest's compressedSize is ${known}`;
}

/** The first slice whose digest is not the manifest's. */
async function wrongSlice(
  handle: FileHandle,
  { algorithm, chunkSize, chunks }: ChunkDigests,
  signal: AbortSignal | undefined,
): Promise<Pick<FileCheck, "expected" | "actual" | "message"> | undefined> {
  const found = await digestFile(handle, { algorithm, chunkSize }, signal);
  const wrong = chunks.findIndex((chunk, index) => !sameDigest(found[index] ?? "", chunk));
  if (wrong < 0) return undefined;
  const message = chunks.length > 1 ? `first damaged slice: ${wrong + 1} of ${chunks.length}` : undefined;
  return { expected: excerpt(chunks[wrong] ?? ""), actual: found[wrong], message };
}

const bufferBytes = 1 << 20;

/**
 * Reads a file once, in constant memory.
 *
 * @returns the digest of each slice in hex; one slice, of no bytes, for an empty file
 */
export async function digestFile(
  handle: FileHandle,
  { algorithm, chunkSize }: Pick<ChunkDigests, "algorithm" | "chunkSize">,
  signal: AbortSignal | undefined,
): Promise<string[]> {
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
  return chunks;
}

/** The file in pieces. The next one is read while the caller works on this one, which is valid until then. */
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

/** Whether two digests are the same, one in hex, the other in hex of any case or in base64. */
export function sameDigest(hex: string, other: string): boolean {
  const text = other.trim();
  if (text.toLowerCase() === hex) return true;
  return text.length < hex.length && Buffer.from(text, "base64").toString("hex") === hex;
}

/** The error for a file that failed its check. */
export function integrityError(path: string, report: Omit<FileReport, "path">): IntegrityError {
  const { status, expected, actual, message } = report;
  return new IntegrityError(
    `${path}: ${describeStatus(status, expected, actual) ?? message ?? status}`,
    path,
    expected,
    actual,
  );
}

function describeStatus(status: FileReport["status"], expected = "", actual = ""): string | undefined {
  switch (status) {
    case "wrongSize":
      return `${actual} bytes, expected ${expected}`;
    case "wrongDigest":
      return `its digest is ${actual}, expected ${expected}`;
    case "missing":
      return "missing";
    case "stray":
      return "does not belong to the package";
    default:
      return undefined;
  }
}
