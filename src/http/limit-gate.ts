import type { RateLimit } from "../errors.js";
import type { Clock } from "./clock.js";
import { untilAborted } from "./deadline.js";
import { limitedDelay } from "./retry.js";

/**
 * Holds back requests while the key has none left, so that one request tries whether the limit still holds in place of
 * all of them, and each of them in its turn. One a client: its key's limit is everybody's who shares the key.
 */
export interface LimitGate {
  /** Waits until a request may be sent. */
  enter(patience: GatePatience, signal: AbortSignal | undefined): Promise<Turn>;
}

/** How long a request waits. */
interface GatePatience {
  /** In all, in milliseconds. */
  maxMs: number;
  /** Before the next one tries when this one is refused, in milliseconds. */
  maxDelayMs: number;
}

/** A request's turn to be sent. */
export interface Turn {
  /** How long it took to come, in milliseconds. */
  waitedMs: number;
  /** Whether the time is over while the limit holds, and another request is trying or has tried meanwhile. */
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
  /** Who waits, in the order in which they came: one that was refused comes last again. */
  const queue = new Set<Place>();
  const first = (): Place | undefined => queue.values().next().value;

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

  /** Waits for the first place and an open gate, `maxMs` at most. Resolves to the milliseconds that it took. */
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
  /** Ends its sleep; undefined while it does not sleep. */
  wake?: (() => void) | undefined;
}

/** Resolves to whether the time is over; to false when woken before. */
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
