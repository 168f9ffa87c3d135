/** How it went. */
export type Transferred =
  /** It ended as responses end; unless `isPromised`, the response did not say how long the file is. */
  | { isComplete: true; received: number; isPromised: boolean; isEncoded: boolean; hasBody: boolean }
  /** With `restart` what is there is not to be resumed. */
  | {
      isComplete: false;
      /** Up to where the file may be resumed. */
      received: number;
      reason: string;
      restart?: true;
      status?: number;
      retryAfterSeconds?: number | undefined;
    };

export type Failed = Exclude<Transferred, { isComplete: true }>;
type Ended = Exclude<Transferred, Failed>;

export const mostAttempts = 6;
/** Fewer bytes are no reason to begin counting again: a line that drops every few kilobytes would be tried for ever. */
const leastProgress = 64 * 1024;

/** How often a file has been tried, and from where it is tried next. */
export interface Attempts {
  readonly from: number;
  /** Whether something is left of an earlier run. */
  readonly isResumed: boolean;
  /** Counts a failure: the how many-th in a row it is, or undefined when it was the last one. */
  count(failed: Failed): number | undefined;
}

/** `left` is how much an earlier run left. */
export function createAttempts(left: number): Attempts {
  let [from, furthest, isResumed, failures, isWholeTried] = [left, left, left > 0, 0, false];
  /** Up to where the file was when counting began. */
  let mark = left;
  const startOver = () => {
    [from, furthest, mark, isResumed] = [0, 0, 0, false];
  };
  return {
    get from() {
      return from;
    },
    get isResumed() {
      return isResumed;
    },
    count({ received, restart, status }) {
      if (restart && isResumed) startOver();
      from = received;
      furthest = Math.max(furthest, from);
      isResumed &&= from > 0;
      failures = furthest - mark >= leastProgress ? 1 : failures + 1;
      if (failures === 1) mark = furthest;
      if (failures < mostAttempts) return failures;
      // What is there may be what cannot be resumed: once, all of it is asked for.
      if (isWholeTried || status !== undefined || from === 0 || furthest > mark) return undefined;
      isWholeTried = true;
      startOver();
      return failures--;
    },
  };
}

/** By what a file is known to be whole. */
export interface WholeFile {
  /** Fewer are no such file, unless it is whole all the same; undefined when that is not known. */
  leastBytes?: number | undefined;
  /** Whether what is there is all of it, by its SHA-256 in hex. */
  isWhole(sha256: string): boolean | Promise<boolean>;
}

/**
 * Tells a response that ended too early from one that has all of the file, although nothing in it says so: of one
 * without a length, or with that of what a gateway has got, a cut-off connection looks like the end. What comes the
 * same twice, with its length or where no size is known, is what the server has, and not cut off.
 */
export function createCutCheck({ leastBytes, isWhole }: WholeFile) {
  let before: string | undefined;
  return async (ended: Ended, from: number, sha256: string): Promise<Failed | undefined> => {
    const { received, isPromised, isEncoded, hasBody } = ended;
    const isEnough = leastBytes === undefined ? isPromised : received >= leastBytes;
    const saysWhatItHas = isPromised || (leastBytes === undefined && received > 0);
    const isRepeated = saysWhatItHas && before === sha256 && (from === 0 || !hasBody);
    if (isEnough || isRepeated || (await isWhole(sha256))) return undefined;
    before = sha256;
    const reason = `it ended after ${received}${leastBytes === undefined ? " bytes, too early" : ` of ${leastBytes} bytes`}`;
    if (!hasBody) return { isComplete: false, received: 0, restart: true, reason };
    return { isComplete: false, received: isEncoded ? 0 : received, reason };
  };
}
