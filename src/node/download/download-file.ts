import { type FileHandle, rm } from "node:fs/promises";
import { sleep } from "../../http/deadline.js";
import { isUrlRefused, retryDelay } from "../../http/retry.js";
import { notify } from "../../http/warnings.js";
import { ConnectionError } from "../../index.js";
import { IntegrityError, withFileError } from "../errors.js";
import type { ChunkDigests } from "../package/manifest.js";
import type { DownloadContext } from "./download-options.js";
import { type CompleteFile, createCutOffCheck, type Failed } from "./response.js";
import { cutTo, digestUpTo, openPart, startDigest, trustedLength } from "./resume-part.js";
import { transfer } from "./transfer.js";
import type { RemoteUrl } from "./url.js";

/** A file behind a URL that expires. */
export interface RemoteFile extends CompleteFile {
  /** Its name in messages and events. */
  path: string;
  /** Where it is until it is complete; undefined when its bytes are only digested, and kept nowhere. */
  part: string | undefined;
  /** A larger file is refused. */
  maxBytes: number;
  /** Digests of its slices, by which a part of an earlier run is trusted. */
  digests?: ChunkDigests | undefined;
  /** Reads the resource again, for a URL that works. */
  freshUrl(): Promise<RemoteUrl>;
}

/** A complete file that fails its check is downloaded once more, from its first byte. */
const maxRounds = 2;

/**
 * Downloads a file to its part until the check, which throws an IntegrityError, passes. The check gets the SHA-256 of
 * what was written.
 */
export async function downloadChecked<Found>(
  file: RemoteFile,
  context: DownloadContext,
  check: (sha256: string) => Promise<Found>,
): Promise<{ resumed: boolean; found: Found }> {
  const { path, part } = file;
  for (let round = 1; ; round++) {
    try {
      const { resumed, sha256 } = await downloadFile(file, context);
      return { resumed, found: await check(sha256) };
    } catch (error) {
      if (!(error instanceof IntegrityError)) throw error;
      // The failure of another file may have ended this one.
      context.signal.throwIfAborted();
      if (part !== undefined) await withFileError(part, () => rm(part, { force: true }));
      if (round === maxRounds) throw error;
      notify(context.onProgress, () => ({ type: "retry" as const, path, reason: error.message, delayMs: 0 }));
    }
  }
}

/**
 * Downloads a file to its part, resuming where an earlier attempt or run stopped. Its URL is used until it is refused
 * or expires.
 */
async function downloadFile(file: RemoteFile, context: DownloadContext): Promise<{ resumed: boolean; sha256: string }> {
  const { path, part = path, maxBytes } = file;
  const { clock, signal, onProgress } = context;
  const handle = file.part === undefined ? undefined : await openPart(file.part);
  try {
    const attempts = createAttempts(handle ? await resumableLength(handle, file, signal) : 0);
    const describeCutOff = createCutOffCheck(file);
    let digest = startDigest();
    let source: RemoteUrl | undefined;
    for (;;) {
      const { from } = attempts;
      // Without a part it continues from where it is, or starts over.
      if (digest.position !== from) {
        digest = handle ? await withFileError(part, () => digestUpTo(handle, from, signal)) : startDigest();
      }
      // Saves a request that would be refused.
      if (!source || (source.expiresAt ?? Number.POSITIVE_INFINITY) <= clock.now()) source = await file.freshUrl();
      const onBytes = (received: number, total: number | undefined) =>
        notify(onProgress, () => ({ type: "bytes" as const, path, received, total }));
      const request = { ...context, path, url: source.url, handle, part, from, maxBytes, onBytes, digest };
      const transferred = await transfer(request);
      const failed = transferred.isComplete ? await describeCutOff(transferred, from, digest.hex()) : transferred;
      if (!failed) return { resumed: attempts.isResumed, sha256: digest.hex() };
      if (isUrlRefused(failed.status ?? 0)) source = undefined;
      await waitToRetry(path, failed, attempts, context);
    }
  } finally {
    await handle?.close();
  }
}

/** Cuts a part of an earlier run to what can be trusted of it. */
function resumableLength(handle: FileHandle, file: RemoteFile, signal: AbortSignal): Promise<number> {
  const { path, part = path, digests } = file;
  return withFileError(part, async () => {
    const length = await trustedLength(handle, digests, signal);
    await cutTo(handle, length);
    return length;
  });
}

const maxDelayMs = 30_000;

async function waitToRetry(path: string, failed: Failed, attempts: Attempts, context: DownloadContext): Promise<void> {
  const { reason, restart, status = 0, retryAfterSeconds } = failed;
  const failures = attempts.count(failed);
  if (failures === undefined) throw new ConnectionError(`${path}: ${reason}, ${maxAttempts} times in a row`);
  // A refused URL is replaced, and a refused range not requested again: no reason to wait.
  const isRemedied = failures === 1 && (restart === true || isUrlRefused(status));
  const delayMs = isRemedied
    ? 0
    : retryDelay(failures, { status, retryAfterSeconds }, { maxDelayMs }, context.random());
  notify(context.onProgress, () => ({ type: "retry" as const, path, reason, delayMs }));
  await sleep(context.clock, delayMs, context.signal);
}

const maxAttempts = 6;
/** Less progress does not reset the count: a line that drops every few kilobytes would be tried for ever. */
const minProgressBytes = 64 * 1024;

type Attempts = ReturnType<typeof createAttempts>;

/** Counts how often a file has been tried, and from where it is tried next. `left` is how much an earlier run left. */
export function createAttempts(left: number) {
  let [from, furthest, isResumed, failures, isRestarted] = [left, left, left > 0, 0, false];
  /** How far the file was when counting began. */
  let mark = left;
  const startOver = () => {
    [from, furthest, mark, isResumed] = [0, 0, 0, false];
  };
  return {
    get from() {
      return from;
    },
    /** Whether something is left of an earlier run. */
    get isResumed() {
      return isResumed;
    },
    /** Counts a failure: its number in a row, or undefined when it was the last one. */
    count({ received, restart, status }: Failed): number | undefined {
      if (restart && isResumed) startOver();
      from = received;
      furthest = Math.max(furthest, from);
      isResumed &&= from > 0;
      failures = furthest - mark >= minProgressBytes ? 1 : failures + 1;
      if (failures === 1) mark = furthest;
      if (failures < maxAttempts) return failures;
      // The part may be what cannot be resumed: once, all of the file is requested.
      if (isRestarted || status !== undefined || from === 0 || furthest > mark) return undefined;
      isRestarted = true;
      startOver();
      return failures--;
    },
  };
}
