import { type Clock, sleep } from "../http/clock.js";
import { excerpt } from "../http/redact.js";
import { isTransient } from "../http/retry.js";
import { withUsableId } from "../http/serialise.js";
import type { AlternativeDistributionPackageVersion, Client, Poll } from "../index.js";
import { TimeoutError } from "../index.js";
import { NotReadyError } from "../node/errors.js";
import { isNotFound } from "../resources/document-or-none.js";

/** How long to wait, and for what. */
export interface PackageWait {
  deltas: "wait" | "ifPresent" | "skip";
  /** When the time is up, in milliseconds since 1970. */
  endsAt: number;
  pollMs: number;
  signal: AbortSignal | undefined;
  onPoll: (waitingFor: "version" | "deltas", poll: Poll) => unknown;
}

/**
 * Waits for a COMPLETED version, and with `deltas: "wait"` for one that has deltas, which need never come.
 *
 * @throws NotReadyError when the time is up; with the version that could be had without deltas, if there is one
 */
export async function waitForPackage(
  client: Client,
  packageId: string,
  wait: PackageWait,
  clock: Clock,
): Promise<AlternativeDistributionPackageVersion> {
  const startedAt = clock.now();
  let complete: string | undefined;
  for (let count = 1; ; count++) {
    const version = await completedVersion(client, packageId, wait, clock, complete);
    if (wait.deltas !== "wait") return version;
    complete = version.id;
    const { found, problem } = await lookForDeltas(client, version.id, wait.signal);
    if (found) return version;
    const remainingMs = Math.max(0, wait.endsAt - clock.now());
    wait.onPoll("deltas", { count, elapsedMs: clock.now() - startedAt, remainingMs, problem });
    if (remainingMs === 0) throw withoutDeltas(version.id, problem);
    await sleep(clock, Math.min(wait.pollMs, remainingMs), wait.signal);
  }
}

function withoutDeltas(packageVersionId: string, cause: unknown): NotReadyError {
  const message =
    "no package version with deltas was found in time, and there may never be one. " +
    `Package version ${excerpt(packageVersionId)} is complete as it is: \`deltas: "ifPresent"\` downloads it`;
  return new NotReadyError(message, { packageVersionId, cause });
}

async function completedVersion(
  client: Client,
  packageId: string,
  { endsAt, pollMs, signal, onPoll }: PackageWait,
  clock: Clock,
  complete: string | undefined,
): Promise<AlternativeDistributionPackageVersion> {
  const timeoutMs = Math.max(1, endsAt - clock.now());
  try {
    const version = await client.packages.waitForVersion(packageId, {
      timeoutMs,
      pollMs,
      signal,
      onPoll: (poll) => onPoll("version", poll),
    });
    return withUsableId(version);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    if (complete !== undefined) throw withoutDeltas(complete, error.cause);
    throw new NotReadyError("the package has no COMPLETED version yet", { cause: error.cause });
  }
}

/** A fault that passes is a look that found nothing, as for the version itself. */
async function lookForDeltas(
  client: Client,
  packageVersionId: string,
  signal: AbortSignal | undefined,
): Promise<{ found: boolean; problem?: Error }> {
  try {
    for await (const _ of client.packageVersions.deltas(packageVersionId, { limit: 1 }, { signal }))
      return { found: true };
    return { found: false };
  } catch (error) {
    if (isNotFound(error)) return { found: false };
    if (isTransient(error)) return { found: false, problem: error };
    throw error;
  }
}
