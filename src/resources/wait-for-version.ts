import type { AlternativeDistributionPackageVersion } from "../../generated/schema.js";
import { TimeoutError } from "../errors.js";
import { sleep } from "../http/clock.js";
import type { ContractClient } from "../http/contract-client.js";
import { checkSignal, withDeadline } from "../http/deadline.js";
import { notify } from "../http/notify.js";
import { isTransient } from "../http/retry.js";
import { type CallOptions, checkMilliseconds } from "../http/settings.js";
import { isNotFound } from "./document-or-none.js";

/** How long and how often `client.packages.waitForVersion` looks. Both times are from 1 to 2,147,483,647. */
export interface WaitOptions {
  /** The longest to wait, in milliseconds. Default 1,800,000, half an hour. A last look may take a second more. */
  timeoutMs?: number | undefined;
  /** From one look to the next, in milliseconds. Default 15,000: 240 of the 3,500 requests a key has in an hour. */
  pollMs?: number | undefined;
  /** Ends the wait, which rejects with the signal's reason; the `signal` of the call does the same. Default none. */
  signal?: AbortSignal | undefined;
  /** Called after every look that found nothing. Default nothing. What it throws, or rejects with, is ignored. */
  onPoll?: ((poll: Poll) => unknown) | undefined;
}

/** A look that found nothing, for `onPoll`. */
export interface Poll {
  /** 1 for the first look. */
  count: number;
  /** Since the wait began, in milliseconds. */
  elapsedMs: number;
  /** Until `timeoutMs` is up, in milliseconds. */
  remainingMs: number;
  /** The passing fault that this look met, if any. */
  problem: Error | undefined;
}

const defaultTimeoutMs = 1_800_000;
const defaultPollMs = 15_000;
/** What a look has when the time is all but up; with less, the last one would never be answered. */
const shortestLookMs = 1_000;

type Look = (options: CallOptions) => AsyncIterable<AlternativeDistributionPackageVersion>;

/** Looks for a COMPLETED version until there is one or the time is up. */
export async function waitForVersion(
  versions: Look,
  { clock }: ContractClient,
  wait: WaitOptions = {},
  options: CallOptions = {},
): Promise<AlternativeDistributionPackageVersion> {
  const timeoutMs = checkMilliseconds("timeoutMs", wait.timeoutMs ?? defaultTimeoutMs);
  const pollMs = checkMilliseconds("pollMs", wait.pollMs ?? defaultPollMs);
  const signal = eitherOf(wait.signal, options.signal);
  const startedAt = clock.now();
  let problem: Error | undefined;
  for (let count = 1; ; count++) {
    const left = () => Math.max(0, startedAt + timeoutMs - clock.now());
    const tooLate = () => {
      const message = `the package has no COMPLETED version after ${timeoutMs} ms`;
      return new TimeoutError(message, problem && { cause: problem });
    };
    // A look may be several requests, with waits between them; all of it ends with the time.
    const lookUntil = (signal: AbortSignal) => lookForVersion(versions, { ...options, signal });
    const look = await withDeadline(clock, Math.max(shortestLookMs, left()), signal, tooLate, lookUntil);
    if (look.version) return look.version;
    problem = look.problem;
    const remainingMs = left();
    notify(wait.onPoll, () => ({ count, elapsedMs: clock.now() - startedAt, remainingMs, problem }));
    if (remainingMs === 0) throw tooLate();
    await sleep(clock, Math.min(pollMs, remainingMs), signal);
  }
}

function eitherOf(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  checkSignal(one);
  checkSignal(other);
  return one && other ? AbortSignal.any([one, other]) : (one ?? other);
}

async function lookForVersion(
  versions: Look,
  options: CallOptions,
): Promise<{ version?: AlternativeDistributionPackageVersion; problem?: Error }> {
  try {
    for await (const version of versions(options)) {
      // Apple has been seen to ignore filters.
      if (version.attributes?.state === "COMPLETED") return { version };
    }
    return {};
  } catch (error) {
    if (isNotFound(error)) return {};
    if (isTransient(error)) return { problem: error };
    throw error;
  }
}
