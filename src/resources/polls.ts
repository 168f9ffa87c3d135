import { ConnectionError, CredentialsError, ResponseError } from "../errors.js";
import type { Clock } from "../http/clock.js";
import { isProxyRefusal } from "../http/connection-failure.js";
import { sleep, withDeadline } from "../http/deadline.js";
import { isTransient } from "../http/retry.js";
import { isNotFound } from "./response-promise.js";

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

/** How long a wait takes at most, and the delay between its polls. */
interface PollTimes {
  timeoutMs: number;
  /** By default 15 s at first, growing to a minute. */
  pollMs: number | undefined;
  signal: AbortSignal | undefined;
}

/** The polls of one wait: which failed ones it continues after, when the next one is, and when its time is up. */
export interface Polls {
  /** Runs a poll; undefined when it found nothing, or failed with a transient error. Rejects with other errors. */
  run<T>(poll: () => Promise<T | undefined>): Promise<T | undefined>;
  /** The same, and rejects with `tooLate()` when the time is up meanwhile. */
  runInTime<T>(poll: (signal: AbortSignal) => Promise<T | undefined>, tooLate: () => Error): Promise<T | undefined>;
  /**
   * Ends a poll that found nothing: reports it and waits for the next. Resolves to the milliseconds waited, and rejects
   * with `tooLate()` when the time is up.
   */
  pause(report: (poll: Poll) => unknown, tooLate: () => Error): Promise<number>;
  leftMs(): number;
  /** The error of the last poll, if it failed. */
  readonly problem: Error | undefined;
  /** Whether any poll has got a usable response, even one without a version. */
  readonly hasResponse: boolean;
}

/** Timeout of the last poll when less time remains: it would never get a response otherwise. */
const minPollTimeoutMs = 1_000;

/**
 * How long to continue after refusals that follow successful polls: Apple has refused good tokens, and accounts, for a
 * while.
 */
const refusedForMs = 5 * 60_000;
const minRefusals = 3;

const firstPollMs = 15_000;
const maxPollMs = 60_000;
const growth = 1.25;

export function createPolls(clock: Clock, { timeoutMs, pollMs, signal }: PollTimes): Polls {
  const startedAt = clock.monotonic();
  const leftMs = () => Math.max(0, Math.ceil(startedAt + timeoutMs - clock.monotonic()));
  let count = 1;
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

  function delayMs(): number {
    const { retryAfterSeconds = 0 } = problem instanceof ResponseError ? problem : {};
    const regular = pollMs ?? Math.min(Math.round(firstPollMs * growth ** (count - 1)), maxPollMs);
    return Math.max(regular, retryAfterSeconds * 1000);
  }

  async function run<T>(poll: () => Promise<T | undefined>): Promise<T | undefined> {
    try {
      const found = await poll().catch((error: unknown) => {
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
  }

  return {
    run,
    runInTime(poll, tooLate) {
      const timeLeft = Math.max(minPollTimeoutMs, leftMs());
      return withDeadline(clock, timeLeft, signal, tooLate, (signal) => run(() => poll(signal)));
    },
    async pause(report, tooLate) {
      const remainingMs = leftMs();
      const nextPollMs = Math.min(delayMs(), remainingMs);
      report({ count, elapsedMs: Math.round(clock.monotonic() - startedAt), remainingMs, nextPollMs, problem });
      if (remainingMs === 0) throw tooLate();
      count++;
      await sleep(clock, nextPollMs, signal);
      return nextPollMs;
    },
    leftMs,
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
