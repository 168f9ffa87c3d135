import { constants, type FileHandle, open } from "node:fs/promises";
import type { Clock } from "../http/clock.js";
import { sleep } from "../http/deadline.js";
import { isUrlRefused, retryDelay } from "../http/retry.js";
import { notify } from "../http/warnings.js";
import { ConnectionError } from "../index.js";
import {
  type Attempts,
  createAttempts,
  createCutCheck,
  type Failed,
  mostAttempts,
  type WholeFile,
} from "./download-attempts.js";
import type { RemoteUrl } from "./download-url.js";
import { onFile } from "./file-error.js";
import type { ChunkDigests } from "./manifest.js";
import { cutTo } from "./part-writer.js";
import type { DownloadEvent } from "./progress.js";
import { digestUpTo, startDigest, trustedLength } from "./running-digest.js";
import { transfer } from "./transfer.js";

/** A file behind a URL that expires. */
export interface RemoteFile extends WholeFile {
  /** How messages and events call it. */
  path: string;
  /** Where it is until it is whole. */
  part: string;
  /** More than that is no such file. */
  mostBytes: number;
  /** Digests of its slices, by which a part of an earlier run is trusted. */
  digests?: ChunkDigests | undefined;
  /** Reads the resource again, for a URL that works. */
  freshUrl(): Promise<RemoteUrl>;
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

/** A file that came whole. */
export interface Received {
  /** Whether an earlier run left some of it. */
  resumed: boolean;
  /** Its SHA-256 in hex, by the bytes as they were written. */
  sha256: string;
}

/**
 * Downloads a file to its part, resuming it where an earlier attempt or run stopped. Its URL is kept until it is refused
 * or expires.
 */
export async function downloadFile(file: RemoteFile, parts: DownloadParts): Promise<Received> {
  const { path, part, mostBytes } = file;
  const handle = await openPart(part);
  try {
    const left = await onFile(part, () => trustedLength(handle, file.digests, parts.signal));
    await onFile(part, () => cutTo(handle, left));
    const attempts = createAttempts(left);
    const cutOff = createCutCheck(file);
    let digest = startDigest();
    let source: RemoteUrl | undefined;
    for (;;) {
      const { from } = attempts;
      if (digest.position !== from) digest = await onFile(part, () => digestUpTo(handle, from, parts.signal));
      source = source && !isExpired(source, parts.clock) ? source : await file.freshUrl();
      const onBytes = (received: number, total: number | undefined) =>
        notify(parts.onProgress, () => ({ type: "bytes" as const, path, received, total }));
      const request = { ...parts, path, url: source.url, handle, part, from, mostBytes, onBytes, digest };
      const transferred = await transfer(request);
      const failed = transferred.isComplete ? await cutOff(transferred, from, digest.hex()) : transferred;
      if (!failed) return { resumed: attempts.isResumed, sha256: digest.hex() };
      if (isUrlRefused(failed.status ?? 0)) source = undefined;
      await pause(path, failed, attempts, parts);
    }
  } finally {
    await handle.close();
  }
}

async function pause(path: string, failed: Failed, attempts: Attempts, parts: DownloadParts): Promise<void> {
  const { reason, status = 0, retryAfterSeconds } = failed;
  const failures = attempts.count(failed);
  if (failures === undefined) throw new ConnectionError(`${path}: ${reason}, ${mostAttempts} times in a row`);
  const delayMs = isRemedied(failed, failures)
    ? 0
    : retryDelay(failures, { status, retryAfterSeconds }, { maxDelayMs: longestDelayMs }, parts.random());
  notify(parts.onProgress, () => ({ type: "retry" as const, path, reason, delayMs }));
  await sleep(parts.clock, delayMs, parts.signal);
}

const longestDelayMs = 30_000;

/** A URL that is refused is replaced, and a range that is refused not asked for again: no reason to wait. */
function isRemedied({ restart, status = 0 }: Failed, failures: number): boolean {
  return failures === 1 && (restart === true || isUrlRefused(status));
}

/** What a URL says of itself saves a request that would be refused. */
function isExpired({ expiresAt = Number.POSITIVE_INFINITY }: RemoteUrl, clock: Clock): boolean {
  return expiresAt <= clock.now();
}

/** Opens a part where it stands; a link by its name is not followed. */
function openPart(part: string): Promise<FileHandle> {
  const { O_CREAT, O_RDWR, O_NOFOLLOW = 0 } = constants;
  return onFile(part, () => open(part, O_CREAT | O_RDWR | O_NOFOLLOW));
}
