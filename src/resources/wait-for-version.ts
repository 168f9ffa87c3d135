import type { AlternativeDistributionPackageVersion } from "../../generated/schema.js";
import { ConnectionError, CredentialsError, ResponseError, TimeoutError } from "../errors.js";
import { type Clock, checkMilliseconds, defaultWaitTimeoutMs } from "../http/clock.js";
import { isProxyRefusal } from "../http/connection-failure.js";
import type { ContractClient } from "../http/contract-client.js";
import { checkSignal, linkSignals, sleep, withDeadline } from "../http/deadline.js";
import { checkCallOptions, knownOnly, type NamesOf } from "../http/known-names.js";
import type { CallOptions } from "../http/options.js";
import { isTransient } from "../http/retry.js";
import { notify } from "../http/warnings.js";
import { isNotFound } from "./response-promise.js";

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
  /** The error of this poll, if it failed; the wait continues. */
  problem: Error | undefined;
}

/** Timeout of the last poll when less time remains: it would never get a response otherwise. */
const minPollTimeoutMs = 1_000;

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
  const rule = createPollRule(clock, pollMs);
  const startedAt = clock.monotonic();
  const left = () => Math.max(0, Math.ceil(startedAt + timeoutMs - clock.monotonic()));
  const timeoutError = () => waitTimeoutError(timeoutMs, rule);
  for (let count = 1; ; count++) {
    // The next poll is the retry of a longer failure, so that the failure is known when the time is up.
    const retry = { forMs: Math.max(1, Math.min(maxRetryMs, left() / 2)) };
    // A poll may be several requests; the deadline ends all of them.
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
  const what = hasResponse ? "the package has no COMPLETED version" : "no poll for a COMPLETED version got a response";
  const after = timeoutMs < 1_000 ? `${Math.round(timeoutMs)} ms` : `${Math.round(timeoutMs / 1_000)} s`;
  if (!problem) return new TimeoutError(`${what} after ${after}`);
  const [reason] = problem.message.split("\n");
  return new TimeoutError(`${what} after ${after}; the last one failed: ${reason}`, { cause: problem });
}

/** Decides which failed polls a wait continues after, and when the next poll is. */
export interface PollRule {
  /** Runs a poll; undefined when it found nothing, or failed with a transient error. Rejects with other errors. */
  poll<T>(run: () => Promise<T | undefined>): Promise<T | undefined>;
  /** Milliseconds until the next poll. */
  delayMs(): number;
  /** The error of the last poll, if it failed. */
  readonly problem: Error | undefined;
  /** Whether any poll has got a usable response, even one without a version. */
  readonly hasResponse: boolean;
}

/**
 * How long to continue after refusals that follow successful polls: Apple has refused good tokens, and accounts, for a
 * while.
 */
const refusedForMs = 5 * 60_000;
const minRefusals = 3;

const firstPollMs = 15_000;
const maxPollMs = 60_000;
const growth = 1.25;

/** The rule of one wait. Polls are `pollMs` apart; by default 15 s at first, growing to a minute. */
export function createPollRule(clock: Clock, pollMs?: number): PollRule {
  let count = 0;
  let hasResponse = false;
  let problem: Error | undefined;
  let refusals = 0;
  let refusedSince = 0;

  function mayContinue(error: unknown): error is Error {
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
        if (!mayContinue(error)) throw error;
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

/** Whether the caller is refused, rather than the request. */
function isRefusal(error: unknown): boolean {
  if (error instanceof ConnectionError) return isProxyRefusal(error);
  return error instanceof CredentialsError || (error instanceof ResponseError && [401, 403].includes(error.status));
}
