import type { RateLimit } from "../errors.js";
import type { Clock } from "./clock.js";
import { untilAborted } from "./deadline.js";
import { parseRateLimit } from "./headers.js";
import { isRateLimited, limitedDelay, retryAfterOf } from "./retry.js";

/**
 * Holds back requests while the rate limit of the key is used up, so that only one of them at a time tests the limit,
 * in order. One per client.
 */
export interface LimitGate {
  /** Waits until a request may be sent. */
  enter(patience: GatePatience, signal: AbortSignal | undefined): Promise<Turn>;
  /** How long nothing is sent after a 429, in milliseconds. */
  closedMs(): number;
}

/** How long a request waits. */
interface GatePatience {
  /** In all, in milliseconds. */
  maxMs: number;
  /** Before the next request is sent when this one is refused, in milliseconds. */
  maxDelayMs: number;
}

/** A request's turn to be sent. */
export interface Turn {
  /** How long the request waited, in milliseconds. */
  waitedMs: number;
  /** Whether the time is up, the limit still holds, and another request is testing it or has tested it meanwhile. */
  isHopeless: boolean;
  /** Ends the turn; without an outcome when there was no response. */
  end(outcome?: LimitOutcome): void;
}

/** What a response says about the limit. */
export interface LimitOutcome {
  isLimited: boolean;
  rateLimit: RateLimit | undefined;
  retryAfterSeconds: number | undefined;
}

/** Fewer than a hundred requests remaining, as many as a client may have in flight. */
const fewLeft = /-rem\s*:\s*\d{1,2}(?!\d)/i;

export function limitOutcome(response: Response, clock: Clock): LimitOutcome {
  const isLimited = isRateLimited(response);
  const figures = response.headers.get("X-Rate-Limit");
  return {
    isLimited,
    // Parsed only when few requests remain, since it is costly for every response.
    rateLimit: figures && fewLeft.test(figures) ? parseRateLimit(figures) : undefined,
    retryAfterSeconds: isLimited ? retryAfterOf(response, clock.now()) : undefined,
  };
}

export function createLimitGate(clock: Clock, random: () => number): LimitGate {
  let inFlight = 0;
  /** Requests remaining by the last response with figures. */
  let remaining = Number.POSITIVE_INFINITY;
  /** How many 429 responses came in a row, and until when nothing is sent because of them. */
  let refusals = 0;
  let closedUntil = 0;
  /** Waiting requests, in order; a refused one goes to the end. */
  const queue = new Set<Place>();
  const first = (): Place | undefined => queue.values().next().value;

  const closedMs = () => Math.max(0, closedUntil - clock.monotonic());

  /** Milliseconds to wait; 0 to send now. While other requests are in flight, their responses decide. */
  function delay(): number {
    if (refusals === 0 && remaining > inFlight) return 0;
    if (inFlight > 0) return Number.POSITIVE_INFINITY;
    return closedMs();
  }

  /** `before` is the number of refusals when the request was sent: an older response is no news. */
  function learn({ isLimited, rateLimit, retryAfterSeconds }: LimitOutcome, before: number, maxDelayMs: number): void {
    const { hourRemaining = Number.POSITIVE_INFINITY, minuteRemaining = Number.POSITIVE_INFINITY } = rateLimit ?? {};
    remaining = Math.min(hourRemaining, minuteRemaining);
    if (before < refusals) return;
    if (!isLimited && remaining > 0) refusals = 0;
    // A success although nothing remains changes nothing: the next request tests the limit, too.
    else if (isLimited || refusals === 0) {
      refusals++;
      closedUntil = clock.monotonic() + Math.min(limitedDelay(refusals, retryAfterSeconds, random()), maxDelayMs);
    }
  }

  /** Waits for the first place and an open gate, at most `maxMs`. Resolves to the milliseconds waited. */
  async function waitInLine(place: Place, maxMs: number, signal: AbortSignal | undefined): Promise<number> {
    const startedAt = clock.monotonic();
    const left = () => (place === first() ? delay() : Number.POSITIVE_INFINITY);
    let waitedMs = 0;
    for (let wait = left(); wait > 0 && waitedMs < maxMs; wait = left()) {
      const planned = Math.min(wait, maxMs - waitedMs);
      const isOver = await sleepUnlessWoken(clock, planned, place, signal);
      waitedMs = Math.max(waitedMs + (isOver ? planned : 0), clock.monotonic() - startedAt);
    }
    return waitedMs;
  }

  function begin({ maxDelayMs }: GatePatience, waitedMs = 0, isHopeless = false): Turn {
    inFlight++;
    const before = refusals;
    return {
      waitedMs,
      isHopeless,
      end(outcome) {
        inFlight--;
        if (outcome) learn(outcome, before, maxDelayMs || Number.POSITIVE_INFINITY);
        first()?.wake?.();
      },
    };
  }

  return {
    closedMs,
    async enter(patience, signal) {
      const isFree = queue.size === 0 && delay() === 0;
      if (isFree || patience.maxMs <= 0) return begin(patience);
      const place: Place = {};
      const before = refusals;
      queue.add(place);
      try {
        const waitedMs = await waitInLine(place, patience.maxMs, signal);
        return begin(patience, waitedMs, delay() > 0 && (inFlight > 0 || refusals > before));
      } finally {
        queue.delete(place);
        first()?.wake?.();
      }
    },
  };
}

/** A place in the line before the gate. */
interface Place {
  /** Ends its sleep; undefined while it is not sleeping. */
  wake?: (() => void) | undefined;
}

/** Resolves to true when the time is up, to false when woken before. */
function sleepUnlessWoken(
  clock: Clock,
  milliseconds: number,
  place: Place,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  let cleanUp = () => {};
  const ended = new Promise<boolean>((resolve) => {
    const cancel = clock.after(milliseconds, () => resolve(true));
    place.wake = () => resolve(false);
    cleanUp = () => {
      cancel();
      place.wake = undefined;
    };
  });
  return untilAborted(ended, signal).finally(cleanUp);
}
