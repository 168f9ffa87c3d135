import { type FileHandle, open } from "node:fs/promises";
import { excerpt } from "../../http/redact.js";
import { digestFile } from "./digests.js";
import type { ChunkDigests } from "./manifest.js";
import type { FileReport } from "./report.js";
import { sameDigest } from "./same-digest.js";

/** What a file has to be. */
export interface Expected {
  /** SHA-256 of the whole in hex, as it was signed, or in hex or base64 from the API. It decides, when it is known. */
  sha256?: string | undefined;
  /** What the SHA-256 is, in hex, when that was found out while the file was written. */
  actual?: string | undefined;
  /** Digests of its slices, from the manifest. They name the slice that is damaged, and decide when nothing else does. */
  digests?: ChunkDigests | undefined;
  /** What the manifest gives for its size. */
  size?: number | undefined;
}

type Outcome = Pick<FileReport, "status" | "size" | "expected" | "actual" | "message">;

/** Compares a file with what it has to be, in constant memory; rejects as the file system does. */
export async function checkFile(file: string, expected: Expected, signal?: AbortSignal): Promise<Outcome> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const { sha256, digests } = expected;
    if (sha256 !== undefined) return { size, ...(await compareWhole(handle, size, { ...expected, sha256 }, signal)) };
    const wrongSize = faultOfSize(size, expected);
    if (wrongSize) return { status: "wrongSize", size, expected: wrongSize, actual: String(size) };
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
): Promise<Omit<Outcome, "size">> {
  const whole = { algorithm: "sha256", chunkSize: Infinity };
  const actual = expected.actual ?? (await digestFile(handle, whole, signal)).chunks[0] ?? "";
  if (sameDigest(actual, expected.sha256)) return { status: "ok", message: noteOnSize(size, expected) };
  const wrongSize = faultOfSize(size, expected);
  if (wrongSize) return { status: "wrongSize", expected: wrongSize, actual: String(size) };
  const { digests } = expected;
  const slice = digests && digests.chunks.length > 1 ? await wrongSlice(handle, digests, signal) : undefined;
  return { status: "wrongDigest", expected: excerpt(expected.sha256), actual, message: slice?.message };
}

/** The size that was to be, when it is not this one. */
function faultOfSize(size: number, { digests, size: known }: Expected): string | undefined {
  if (!digests) return known === undefined || known === size ? undefined : String(known);
  const { chunkSize, chunks } = digests;
  const most = chunkSize * chunks.length;
  const fits = (bytes: number) => Math.max(1, Math.ceil(bytes / chunkSize)) === chunks.length;
  if (fits(size)) return undefined;
  return known !== undefined && fits(known) ? String(known) : `${most - chunkSize + 1} to ${most}`;
}

/** Digests that hold say more than a size that no text of Apple's defines. */
function noteOnSize(size: number, { size: known }: Expected): string | undefined {
  return known === undefined || known === size ? undefined : `the manifest's compressedSize is ${known}`;
}

/** The first slice whose digest is not the manifest's. */
async function wrongSlice(
  handle: FileHandle,
  { algorithm, chunkSize, chunks }: ChunkDigests,
  signal: AbortSignal | undefined,
): Promise<Pick<Outcome, "expected" | "actual" | "message"> | undefined> {
  const found = await digestFile(handle, { algorithm, chunkSize }, signal);
  const wrong = chunks.findIndex((chunk, index) => !sameDigest(found.chunks[index] ?? "", chunk));
  if (wrong < 0) return undefined;
  const message = chunks.length > 1 ? `first damaged slice: ${wrong + 1} of ${chunks.length}` : undefined;
  return { expected: excerpt(chunks[wrong] ?? ""), actual: found.chunks[wrong], message };
}
