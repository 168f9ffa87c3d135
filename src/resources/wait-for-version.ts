import type { AlternativeDistributionPackageVersion } from "../../generated/schema.js";
import { ConnectionError, CredentialsError, ResponseError, TimeoutError } from "../errors.js";
import { type Clock, checkMilliseconds, defaultWaitTimeoutMs } from "../http/clock.js";
import { isProxyRefusal } from "../http/connection-failure.js";
import type { ContractClient } from "../http/contract-client.js";
import { checkSignal, linkSignals, sleep, withDeadline } from "../http/deadline.js";
import type { CallOptions } from "../http/options.js";
import { isTransient } from "../http/retry.js";
import { notify } from "../http/warnings.js";
import { isNotFound } from "./document-or-none.js";

/** How long and how often `client.packages.waitForVersion` polls. Both times are from 1 to 2,147,483,647. */
export interface WaitOptions {
  /** The longest to wait, in milliseconds. Default 1,800,000, half an hour. A last poll may take a second more. */
  timeoutMs?: number | undefined;
  /**
   * From one poll to the next, in milliseconds. Default 15,000 at first and 60,000 after a few minutes, of the 3,500
   * requests that a key has in an hour. A longer `Retry-After` is heeded.
   */
  pollMs?: number | undefined;
  /** Ends the wait, which rejects with the signal's reason; the `signal` of the call does the same. Default none. */
  signal?: AbortSignal | undefined;
  /** Called after every poll that found nothing. Default nothing. What it throws, or rejects with, is ignored. */
  onPoll?: ((poll: Poll) => unknown) | undefined;
}

/** A poll that found nothing, for `onPoll`. */
export interface Poll {
  /** 1 for the first poll. */
  count: number;
  /** Since the wait began, in milliseconds. */
  elapsedMs: number;
  /** Until `timeoutMs` is up, in milliseconds. */
  remainingMs: number;
  /** Until the next poll, in milliseconds; 0 after the last. */
  nextPollMs: number;
  /** What this poll failed with, if it did; the wait goes on. */
  problem: Error | undefined;
}

/** What a poll has when the time is all but up; with less, the last one would never be answered. */
const minPollTimeoutMs = 1_000;

const maxRetryMs = 5_000;

type List = (options: CallOptions) => AsyncIterable<AlternativeDistributionPackageVersion>;

/** Polls for a COMPLETED version until there is one or the time is up. */
export async function waitForVersion(
  versions: List,
  { clock }: ContractClient,
  wait: WaitOptions = {},
  options: CallOptions = {},
): Promise<AlternativeDistributionPackageVersion> {
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
  const rule = createPollRule(clock, pollMs);
  const startedAt = clock.monotonic();
  const left = () => Math.max(0, Math.ceil(startedAt + timeoutMs - clock.monotonic()));
  const timeoutError = () => waitTimeoutError(timeoutMs, rule);
  for (let count = 1; ; count++) {
    // What fails for longer than a moment is sent again by the next poll, so that a failure is known when the time is up.
    const retry = { forMs: Math.max(1, Math.min(maxRetryMs, left() / 2)) };
    // A poll may be several requests; all of it ends with the time.
    const poll = (signal: AbortSignal) => rule.poll(() => findCompleted(versions({ retry, ...options, signal })));
    const version = await withDeadline(clock, Math.max(minPollTimeoutMs, left()), signal, timeoutError, poll);
    if (version) return version;
    const remainingMs = left();
    const nextPollMs = Math.min(rule.delayMs(), remainingMs);
    const elapsedMs = Math.round(clock.monotonic() - startedAt);
    const { problem } = rule;
    notify(onPoll, () => ({ count, elapsedMs, remainingMs, nextPollMs, problem }));
    if (remainingMs === 0) throw timeoutError();
    await sleep(clock, nextPollMs, signal);
  }
}

async function findCompleted(
  versions: AsyncIterable<AlternativeDistributionPackageVersion>,
): Promise<AlternativeDistributionPackageVersion | undefined> {
  for await (const version of versions) {
    // Apple has been seen to ignore filters.
    if (version.attributes?.state === "COMPLETED") return version;
  }
  return undefined;
}

function waitTimeoutError(timeoutMs: number, { problem, hasResponse }: PollRule): TimeoutError {
  const what = hasResponse ? "the package has no COMPLETED version" : "no poll for a COMPLETED version was answered";
  const after = timeoutMs < 1_000 ? `${Math.round(timeoutMs)} ms` : `${Math.round(timeoutMs / 1_000)} s`;
  if (!problem) return new TimeoutError(`${what} after ${after}`);
  const [reason] = problem.message.split("\n");
  return new TimeoutError(`${what} after ${after}; the last one failed: ${reason}`, { cause: problem });
}

/** What a wait makes of its polls: which failures it outlasts, and when the next poll is. */
export interface PollRule {
  /** Runs a poll; undefined when it found nothing, or failed in a way that may pass. Rejects with other failures. */
  poll<T>(run: () => Promise<T | undefined>): Promise<T | undefined>;
  /** Milliseconds until the next poll. */
  delayMs(): number;
  /** What the last poll failed with, if it did. */
  readonly problem: Error | undefined;
  /** Whether any poll has been answered: that there is nothing yet is an answer. */
  readonly hasResponse: boolean;
}

/** How long a refusal is borne after polls that were accepted: Apple has refused good tokens, and accounts, for a while. */
const refusedForMs = 5 * 60_000;
const minRefusals = 3;

const firstPollMs = 15_000;
const maxPollMs = 60_000;
const growth = 1.25;

/** A rule for one wait. With `pollMs` polls are that far apart; without, 15 s at first and growing to a minute. */
export function createPollRule(clock: Clock, pollMs?: number): PollRule {
  let count = 0;
  let hasResponse = false;
  let problem: Error | undefined;
  let refusals = 0;
  let refusedSince = 0;

  function mayPass(error: unknown): error is Error {
    if (!isRefusal(error)) {
      refusals = 0;
      return isTransient(error);
    }
    if (refusals++ === 0) refusedSince = clock.monotonic();
    return hasResponse && (refusals < minRefusals || clock.monotonic() - refusedSince < refusedForMs);
  }

  return {
    async poll(run) {
      count++;
      try {
        const found = await run().catch((error: unknown) => {
          if (!isNotFound(error)) throw error;
          return undefined;
        });
        hasResponse = true;
        problem = undefined;
        refusals = 0;
        return found;
      } catch (error) {
        if (!mayPass(error)) throw error;
        problem = error;
        return undefined;
      }
    },
    delayMs() {
      const { retryAfterSeconds = 0 } = problem instanceof ResponseError ? problem : {};
      const regular = pollMs ?? Math.min(Math.round(firstPollMs * growth ** (count - 1)), maxPollMs);
      return Math.max(regular, retryAfterSeconds * 1000);
    },
    get problem() {
      return problem;
    },
    get hasResponse() {
      return hasResponse;
    },
  };
}

/** Whether it refuses who asks, and not what is asked for. */
function isRefusal(error: unknown): boolean {
  if (error instanceof ConnectionError) return isProxyRefusal(error);
  return error instanceof CredentialsError || (error instanceof ResponseError && [401, 403].includes(error.status));
}
