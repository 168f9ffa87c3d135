import type { AlternativeDistributionPackageVersion } from "../../generated/schema.js";
import { TimeoutError } from "../errors.js";
import { type Clock, checkMilliseconds, defaultWaitTimeoutMs } from "../http/clock.js";
import type { ContractClient } from "../http/contract-client.js";
import { checkSignal, linkSignals } from "../http/deadline.js";
import { checkCallOptions, knownOnly, type NamesOf } from "../http/known-names.js";
import type { CallOptions } from "../http/options.js";
import { notify } from "../http/warnings.js";
import { createPolls, type Poll, type Polls } from "./polls.js";

/** Options of `client.packages.waitForVersion`. Both times are from 1 to 2,147,483,647. */
export interface WaitOptions {
  /** Timeout of the wait, in milliseconds. Default 1,800,000, half an hour. The last poll may take a second more. */
  timeoutMs?: number | undefined;
  /**
   * Delay between two polls, in milliseconds. Default 15,000 at first, growing to 60,000 within a few minutes, since a
   * key has 3,500 requests an hour. A longer `Retry-After` takes precedence.
   */
  pollMs?: number | undefined;
  /** Aborts the wait, which rejects with the signal's reason; so does the `signal` of the call. Default none. */
  signal?: AbortSignal | undefined;
  /** Called after every poll that found nothing. Default none. Its errors and rejections are ignored. */
  onPoll?: ((poll: Poll) => unknown) | undefined;
}

const maxRetryMs = 5_000;

type List = (options: CallOptions) => AsyncIterable<AlternativeDistributionPackageVersion>;

const waitNames: NamesOf<WaitOptions> = { timeoutMs: true, pollMs: true, signal: true, onPoll: true };

/** Polls for a COMPLETED version until there is one or the timeout has passed. */
export async function waitForVersion(
  versions: List,
  { clock }: ContractClient,
  wait: WaitOptions = {},
  options: CallOptions = {},
): Promise<AlternativeDistributionPackageVersion> {
  knownOnly("waitForVersion", wait, waitNames);
  checkCallOptions(options);
  checkMilliseconds("timeoutMs", wait.timeoutMs ?? defaultWaitTimeoutMs);
  if (wait.pollMs !== undefined) checkMilliseconds("pollMs", wait.pollMs);
  checkSignal(wait.signal);
  checkSignal(options.signal);
  const { signal, unlink } = linkSignals([wait.signal, options.signal]);
  return pollUntilFound(versions, clock, { ...wait, signal }, options).finally(unlink);
}

async function pollUntilFound(
  versions: List,
  clock: Clock,
  { timeoutMs = defaultWaitTimeoutMs, pollMs, signal, onPoll }: WaitOptions,
  options: CallOptions,
): Promise<AlternativeDistributionPackageVersion> {
  const polls = createPolls(clock, { timeoutMs, pollMs, signal });
  const tooLate = () => waitTimeoutError(timeoutMs, polls);
  for (;;) {
    // The next poll is the retry of a longer failure, so that the failure is known when the time is up.
    const retry = { forMs: Math.max(1, Math.min(maxRetryMs, polls.leftMs() / 2)) };
    // A poll may be several requests; the deadline ends all of them.
    const find = (signal: AbortSignal) => findCompleted(versions({ retry, ...options, signal }));
    const version = await polls.runInTime(find, tooLate);
    if (version) return version;
    await polls.pause((poll) => notify(onPoll, () => poll), tooLate);
  }
}

/** The first COMPLETED version of a list. */
export async function findCompleted(
  versions: AsyncIterable<AlternativeDistributionPackageVersion>,
): Promise<AlternativeDistributionPackageVersion | undefined> {
  for await (const version of versions) {
    // Apple has been seen to ignore filters.
    if (version.attributes?.state === "COMPLETED") return version;
  }
  return undefined;
}

function waitTimeoutError(timeoutMs: number, { problem, hasResponse }: Polls): TimeoutError {
  const what = hasResponse ? "the package has no COMPLETED version" : "no poll for a COMPLETED version got a response";
  const after = timeoutMs < 1_000 ? `${Math.round(timeoutMs)} ms` : `${Math.round(timeoutMs / 1_000)} s`;
  if (!problem) return new TimeoutError(`${what} after ${after}`);
  const [reason] = problem.message.split("\n");
  return new TimeoutError(`${what} after ${after}; the last one failed: ${reason}`, { cause: problem });
}
