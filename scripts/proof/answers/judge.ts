import { isDeepStrictEqual } from "node:util";
import { AppStoreConnectError, ResponseError } from "../../../src/index.js";
import type { Expectation, Refusal } from "./fault.js";

/** How a call ended, and what it took. */
export interface Ending {
  outcome: { given: unknown } | { thrown: unknown };
  /** Milliseconds between the attempts. */
  waits: readonly number[];
  sent: number;
}

/** The kind of error that a call ended with, and what is not as expected; undefined when nothing went wrong. */
export function verdict({ outcome, waits, sent }: Ending, expected: Expectation): string | undefined {
  if ("given" in outcome) {
    if ("throws" in expected) return undefined;
    if (!isDeepStrictEqual(outcome.given, expected.gives)) return "another answer";
    return expected.waits && !isDeepStrictEqual(waits, expected.waits) ? `waits of ${waits}` : undefined;
  }
  const { thrown } = outcome;
  if (!(thrown instanceof AppStoreConnectError)) return `a bare ${nameOf(thrown)}`;
  const odd = "throws" in expected ? oddityOf(thrown, expected, sent) : undefined;
  return thrown.name + (odd ? ` with ${odd}` : "");
}

function oddityOf(error: AppStoreConnectError, { message, status, errors, sent }: Refusal, requests: number) {
  if (error.code !== codes[error.name]) return "another code";
  if (!message.test(error.message)) return "another message";
  if (sent !== undefined && sent !== requests) return `${requests} requests`;
  if (!(error instanceof ResponseError)) return undefined;
  if (error.status !== status) return "another status";
  return isDeepStrictEqual(error.errors, errors) ? undefined : "other errors";
}

const codes: Record<string, string> = {
  ResponseError: "ERR_ASC_RESPONSE",
  UnexpectedResponseError: "ERR_ASC_UNEXPECTED_RESPONSE",
};

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : typeof thrown;
}
