import { type FileHandle, open } from "node:fs/promises";
import { excerpt } from "../http/redact.js";
import { digestFile } from "./digest-file.js";
import type { ChunkDigests } from "./manifest.js";
import type { FileReport } from "./package-report.js";
import { sameDigest } from "./same-digest.js";

/** What a file has to be. */
export interface Expected {
  /** Digests of its slices, from the manifest. */
  digests?: ChunkDigests | undefined;
  /** SHA-256 of the whole, in hex or base64, from the API. */
  checksum?: string | undefined;
  /** What the manifest gives for its size. */
  size?: number | undefined;
}

type Outcome = Pick<FileReport, "status" | "size" | "expected" | "actual" | "message">;

/** Compares a file with what it has to be, in constant memory; rejects as the file system does. */
export async function checkFile(file: string, expected: Expected, signal?: AbortSignal): Promise<Outcome> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const wrongSize = faultOfSize(size, expected);
    if (wrongSize) return { status: "wrongSize", size, expected: wrongSize, actual: String(size) };
    if (!expected.digests && !expected.checksum) return { status: "unverifiable", size, message: "no digest is known" };
    return { size, ...(await compareDigests(handle, expected, signal)), message: noteOnSize(size, expected) };
  } finally {
    await handle.close();
  }
}

/** The size that was to be, when it is not this one. Digests tell a range of sizes; the manifest's own is a guess then. */
function faultOfSize(size: number, { digests, size: known }: Expected): string | undefined {
  if (!digests) return known === undefined || known === size ? undefined : String(known);
  const { chunkSize, chunks } = digests;
  const most = chunkSize * chunks.length;
  const fits = (bytes: number) => Math.max(1, Math.ceil(bytes / chunkSize)) === chunks.length;
  if (fits(size)) return undefined;
  return known !== undefined && fits(known) ? String(known) : `${most - chunkSize + 1} to ${most}`;
}

/** Digests that hold say more than a size that Apple nowhere defines. */
function noteOnSize(size: number, { digests, size: known }: Expected): string | undefined {
  if (!digests || known === undefined || known === size) return undefined;
  return `the manifest's compressedSize is ${known}`;
}

async function compareDigests(
  handle: FileHandle,
  { digests, checksum }: Expected,
  signal: AbortSignal | undefined,
): Promise<Pick<Outcome, "status" | "expected" | "actual">> {
  const { algorithm, chunkSize, chunks } = digests ?? { algorithm: "sha256", chunkSize: Infinity, chunks: undefined };
  // A file of one slice, as those in Apple's example are, need not be digested twice.
  const isOneSlice = algorithm === "sha256" && (chunks?.length ?? 1) === 1;
  const found = await digestFile(handle, { algorithm, chunkSize, whole: Boolean(checksum) && !isOneSlice }, signal);
  const wrong = chunks?.findIndex((chunk, index) => !sameDigest(found.chunks[index] ?? "", chunk)) ?? -1;
  if (wrong >= 0) {
    return { status: "wrongDigest", expected: excerpt(chunks?.[wrong] ?? ""), actual: found.chunks[wrong] };
  }
  const whole = isOneSlice ? (found.chunks[0] ?? "") : found.whole;
  if (!checksum || sameDigest(whole, checksum)) return { status: "ok" };
  return { status: "wrongDigest", expected: excerpt(checksum), actual: whole };
}
