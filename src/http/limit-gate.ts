import type { RateLimit } from "../errors.js";
import { type Clock, untilAborted } from "./clock.js";
import { limitedDelay } from "./retry.js";

/**
 * Holds back requests while the key has none left, so that one request tries whether the limit still holds in place of
 * all of them. One a client: its key's limit is everybody's who shares the key.
 */
export interface LimitGate {
  /** Waits until a request may be sent; `maxMs` in all, and `maxDelayMs` before the next one tries. */
  enter(patience: { maxMs: number; maxDelayMs: number }, signal: AbortSignal | undefined): Promise<Turn>;
}

/** A request's turn to be sent. */
export interface Turn {
  /** How long it took to come, in milliseconds. */
  waitedMs: number;
  /** Whether the time is over while the limit holds and another request is trying: there is no use in one more. */
  isHopeless: boolean;
  /** Ends it; without an outcome when no response came. */
  end(outcome?: LimitOutcome): void;
}

/** What a response said of the limit. */
export interface LimitOutcome {
  isLimited: boolean;
  rateLimit: RateLimit | undefined;
  retryAfterSeconds: number | undefined;
}

export function createLimitGate(clock: Clock, random: () => number): LimitGate {
  let inFlight = 0;
  /** What the last response with figures left. */
  let remaining = Number.POSITIVE_INFINITY;
  /** How often in a row the limit was met, and until when nothing is sent because of it. */
  let refusals = 0;
  let closedUntil = 0;
  const wakers = new Set<() => void>();

  /** Milliseconds to wait for; 0 to send now. While others are under way, their responses say more. */
  function delay(): number {
    if (refusals === 0 && remaining > inFlight) return 0;
    if (inFlight > 0) return Number.POSITIVE_INFINITY;
    return Math.max(0, closedUntil - clock.monotonic());
  }

  /** `before` is how many refusals there were when the request was sent: one that is older says nothing new. */
  function learn({ isLimited, rateLimit, retryAfterSeconds }: LimitOutcome, before: number, maxDelayMs: number): void {
    const { hourRemaining = Number.POSITIVE_INFINITY, minuteRemaining = Number.POSITIVE_INFINITY } = rateLimit ?? {};
    remaining = Math.min(hourRemaining, minuteRemaining);
    if (before < refusals) return;
    if (!isLimited && remaining > 0) refusals = 0;
    // One that passed although nothing is left changes nothing: the next one tries, too.
    else if (isLimited || refusals === 0) {
      refusals++;
      closedUntil = clock.monotonic() + Math.min(limitedDelay(refusals, retryAfterSeconds, random()), maxDelayMs);
    }
  }

  return {
    async enter({ maxMs, maxDelayMs }, signal) {
      const startedAt = clock.monotonic();
      let waitedMs = 0;
      for (let wait = delay(); wait > 0 && waitedMs < maxMs; wait = delay()) {
        const planned = Math.min(wait, maxMs - waitedMs);
        const isOver = await sleepUnlessWoken(clock, planned, wakers, signal);
        waitedMs = Math.max(waitedMs + (isOver ? planned : 0), clock.monotonic() - startedAt);
      }
      const isHopeless = maxMs > 0 && delay() > 0 && inFlight > 0;
      inFlight++;
      const before = refusals;
      return {
        waitedMs,
        isHopeless,
        end(outcome) {
          inFlight--;
          if (outcome) learn(outcome, before, maxDelayMs || Number.POSITIVE_INFINITY);
          for (const wake of [...wakers]) wake();
        },
      };
    },
  };
}

/** Resolves to whether the time is over; to false when woken before. */
function sleepUnlessWoken(
  clock: Clock,
  milliseconds: number,
  wakers: Set<() => void>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  let cleanUp = () => {};
  const ended = new Promise<boolean>((resolve) => {
    const wake = () => resolve(false);
    const cancel = clock.after(milliseconds, () => resolve(true));
    wakers.add(wake);
    cleanUp = () => {
      cancel();
      wakers.delete(wake);
    };
  });
  return untilAborted(ended, signal).finally(cleanUp);
}
