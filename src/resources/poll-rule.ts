import { ConnectionError, CredentialsError, ResponseError } from "../errors.js";
import type { Clock } from "../http/clock.js";
import { isProxyRefusal } from "../http/connection-fault.js";
import { isTransient } from "../http/retry.js";
import { isNotFound } from "./document-or-none.js";

/** What a wait makes of its polls: which failures it outlasts, and when the next poll is. */
export interface PollRule {
  /** Runs a poll; undefined when it found nothing, or failed in a way that may pass. Rejects with other failures. */
  poll<T>(run: () => Promise<T | undefined>): Promise<T | undefined>;
  /** Milliseconds until the next poll. */
  delayMs(): number;
  /** What the last poll failed with, if it did. */
  readonly problem: Error | undefined;
  /** Whether any poll has been answered: that there is nothing yet is an answer. */
  readonly isAnswered: boolean;
}

/** How long a refusal is borne after polls that were accepted: Apple has refused good tokens, and accounts, for a while. */
const refusedForMs = 5 * 60_000;
const fewestRefusals = 3;

const firstPollMs = 15_000;
const longestPollMs = 60_000;
const growth = 1.25;

/** A rule for one wait. With `pollMs` polls are that far apart; without, 15 s at first and growing to a minute. */
export function createPollRule(clock: Clock, pollMs?: number): PollRule {
  let count = 0;
  let isAnswered = false;
  let problem: Error | undefined;
  let refusals = 0;
  let refusedSince = 0;

  function mayPass(error: unknown): error is Error {
    if (!isRefusal(error)) {
      refusals = 0;
      return isTransient(error);
    }
    if (refusals++ === 0) refusedSince = clock.monotonic();
    return isAnswered && (refusals < fewestRefusals || clock.monotonic() - refusedSince < refusedForMs);
  }

  return {
    async poll(run) {
      count++;
      try {
        const found = await run().catch((error: unknown) => {
          if (!isNotFound(error)) throw error;
          return undefined;
        });
        isAnswered = true;
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
      const regular = pollMs ?? Math.min(Math.round(firstPollMs * growth ** (count - 1)), longestPollMs);
      return Math.max(regular, retryAfterSeconds * 1000);
    },
    get problem() {
      return problem;
    },
    get isAnswered() {
      return isAnswered;
    },
  };
}

/** Whether it refuses who asks, and not what is asked for. */
function isRefusal(error: unknown): boolean {
  if (error instanceof ConnectionError) return isProxyRefusal(error);
  return error instanceof CredentialsError || (error instanceof ResponseError && [401, 403].includes(error.status));
}
