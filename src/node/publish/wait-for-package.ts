import type { Clock } from "../../http/clock.js";
import { excerpt } from "../../http/redact.js";
import { withUsableId } from "../../http/serialise.js";
import { type AlternativeDistributionPackageVersion, type Client, type Poll, TimeoutError } from "../../index.js";
import { createPolls } from "../../resources/polls.js";
import { NotReadyError } from "../errors.js";

/** How long to wait, and for what. */
export interface PackageWait {
  deltas: "wait" | "ifPresent" | "skip";
  timeoutMs: number;
  pollMs: number | undefined;
  signal: AbortSignal | undefined;
  onPoll: (waitingFor: "version" | "deltas", poll: Poll) => unknown;
}

/**
 * Waits for a COMPLETED version, and with `deltas: "wait"` for one that has deltas, which may never come.
 *
 * @throws NotReadyError when the time is up; with the version that can be downloaded without deltas, if any
 * @throws TimeoutError when no poll had a response
 */
export async function waitForPackage(
  clock: Clock,
  client: Client,
  packageId: string,
  wait: PackageWait,
): Promise<AlternativeDistributionPackageVersion> {
  const polls = createPolls(clock, wait);
  let version: AlternativeDistributionPackageVersion | undefined;
  for (;;) {
    const timeoutMs = Math.max(1, polls.leftMs());
    const read = () => completedVersion(client, packageId, { ...wait, timeoutMs }, version?.id);
    // Once a version is known, a refused poll is not the end.
    version = version ? ((await polls.run(read)) ?? version) : await read();
    if (wait.deltas !== "wait") return version;
    const { id } = version;
    const tooLate = () => noDeltas(id, polls.problem);
    if (await polls.runInTime((signal) => anyDelta(client, id, signal), tooLate)) return version;
    await polls.pause((poll) => wait.onPoll("deltas", poll), tooLate);
  }
}

function noDeltas(packageVersionId: string, cause: unknown): NotReadyError {
  const last = cause instanceof Error ? `. The last poll failed: ${cause.message.split("\n")[0]}` : "";
  const message =
    "no package version with deltas was found in time, and there may never be one. " +
    `Package version ${excerpt(packageVersionId)} is complete as it is: \`deltas: "ifPresent"\` downloads it${last}`;
  return new NotReadyError(message, { packageVersionId, cause });
}

async function completedVersion(
  client: Client,
  packageId: string,
  { timeoutMs, pollMs, signal, onPoll }: PackageWait,
  completeId: string | undefined,
): Promise<AlternativeDistributionPackageVersion> {
  let hasResponse = false;
  try {
    const version = await client.packages.waitForVersion(packageId, {
      timeoutMs,
      pollMs,
      signal,
      onPoll: (poll) => {
        hasResponse ||= poll.problem === undefined;
        onPoll("version", poll);
      },
    });
    return withUsableId(version);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    if (completeId !== undefined) throw noDeltas(completeId, error.cause);
    if (!hasResponse) throw error;
    throw new NotReadyError(error.message, { cause: error.cause });
  }
}

async function anyDelta(client: Client, packageVersionId: string, signal: AbortSignal): Promise<true | undefined> {
  const deltas = client.packageVersions.deltas(packageVersionId, { limit: 1 }, { signal, retry: { forMs: 5_000 } });
  for await (const _ of deltas) return true;
  return undefined;
}
