import { constants, type FileHandle, open } from "node:fs/promises";
import { type Clock, sleep } from "../http/clock.js";
import { notify } from "../http/notify.js";
import { isUrlRefused, retryDelay } from "../http/retry.js";
import { ConnectionError } from "../index.js";
import { onFile } from "./file-error.js";
import type { ChunkDigests } from "./manifest.js";
import type { DownloadEvent } from "./progress.js";
import { digestUpTo, startDigest, trustedLength } from "./running-digest.js";
import { type Transferred, transfer } from "./transfer.js";

/** A file behind an address that expires. */
export interface RemoteFile {
  /** How messages and events call it. */
  path: string;
  /** Where it is until it is whole. */
  part: string;
  /** More than that is no such file. */
  mostBytes: number;
  /** Digests of its slices, by which a part of an earlier run is trusted. */
  digests?: ChunkDigests | undefined;
  /** Reads the resource again, for an address that works. */
  freshUrl(): Promise<string>;
}

/** What every download of a package shares. */
export interface DownloadParts {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  stallTimeoutMs: number;
  clock: Clock;
  /** From 0 up to 1: spreads the waits between attempts. */
  random: () => number;
  signal: AbortSignal;
  onProgress: ((event: DownloadEvent) => unknown) | undefined;
}

const attempts = 6;
const longestDelayMs = 30_000;

/** A file that came whole. */
export interface Received {
  /** Whether an earlier run left some of it. */
  resumed: boolean;
  /** Its SHA-256 in hex, by the bytes as they were written. */
  sha256: string;
}

/**
 * Downloads a file to its part, going on where an earlier attempt or run stopped. An attempt that brought more of the
 * file than any before it starts the count anew: a long file on a bad line gets there.
 */
export async function downloadFile(file: RemoteFile, parts: DownloadParts): Promise<Received> {
  const handle = await openPart(file.part);
  try {
    let from = await onFile(file.part, () => trustedLength(handle, file.digests, parts.signal));
    await onFile(file.part, () => cutTo(handle, from));
    let resumed = from > 0;
    let digest = startDigest();
    for (let failures = 0, furthest = from; ; ) {
      if (digest.position !== from) digest = await onFile(file.part, () => digestUpTo(handle, from, parts.signal));
      const url = await file.freshUrl();
      const onBytes = (received: number, total: number | undefined) =>
        notify(parts.onProgress, () => ({ type: "bytes" as const, path: file.path, received, total }));
      const { path, part, mostBytes } = file;
      const transferred = await transfer({ ...parts, path, url, handle, part, from, mostBytes, onBytes, digest });
      if (transferred.isComplete) return { resumed, sha256: digest.hex() };
      failures = transferred.received > furthest ? 1 : failures + 1;
      furthest = Math.max(furthest, transferred.received);
      from = transferred.received;
      if (transferred.restart) {
        await onFile(part, () => cutTo(handle, 0));
        resumed = false;
      }
      await pause(path, transferred, failures, parts);
    }
  } finally {
    await handle.close();
  }
}

type Failed = Exclude<Transferred, { isComplete: true }>;

async function pause(path: string, failed: Failed, failures: number, parts: DownloadParts): Promise<void> {
  const { reason, status = 0, retryAfterSeconds } = failed;
  if (failures >= attempts) throw new ConnectionError(`${path}: ${reason}, ${attempts} times in a row`);
  const delayMs = isRemedied(failed, failures)
    ? 0
    : retryDelay(failures, { status, retryAfterSeconds }, { maxDelayMs: longestDelayMs }, parts.random());
  notify(parts.onProgress, () => ({ type: "retry" as const, path, reason, delayMs }));
  await sleep(parts.clock, delayMs, parts.signal);
}

/** A URL that is refused is replaced, and a range that is refused not asked for again: no reason to wait. */
function isRemedied({ restart, status = 0 }: Failed, failures: number): boolean {
  return failures === 1 && (restart === true || isUrlRefused(status));
}

/** Not an empty part: ext4 waits for the disk when a file that was cut to nothing is closed. */
async function cutTo(handle: FileHandle, size: number): Promise<void> {
  if ((await handle.stat()).size > size) await handle.truncate(size);
}

/** Opens a part where it stands; a link by its name is not followed. */
function openPart(part: string): Promise<FileHandle> {
  const { O_CREAT, O_RDWR, O_NOFOLLOW = 0 } = constants;
  return onFile(part, () => open(part, O_CREAT | O_RDWR | O_NOFOLLOW));
}
