import type { ErrorObject } from "../../generated/schema.js";
import { allErrors, type ResponseErrorDetails } from "../errors.js";
import type { BodyProblem } from "./read-body.js";
import { excerpt } from "./redact.js";

/** A response with an error status. */
export interface ErrorResponse extends ResponseErrorDetails {
  /** Describes a body that is not Apple's error document; undefined without a body. */
  page?: string | undefined;
  /** Why the body could not be read. */
  problem?: Pick<BodyProblem, "reason"> | undefined;
  /** How far this machine's clock is ahead of the server's, by the response's `Date`. */
  clockAheadSeconds: number | undefined;
}

const shownErrors = 10;

/** The message of a ResponseError: the first error, then the others, then the next step. */
export function responseMessage(known: ErrorResponse): string {
  const { method, path, status } = known;
  const errors = allErrors(known.errors);
  const [first, ...others] = errors.slice(0, shownErrors);
  const left = errors.length - shownErrors;
  const hint = hintFor(known);
  return [
    `${first ? `${status} ${describe(first)}` : withoutDocument(known)} (${method} ${path})`,
    ...others.map((error) => `  also ${describe(error)}`),
    ...(left > 0 ? [`  and ${left} more ${left === 1 ? "error" : "errors"}, in \`errors\``] : []),
    ...(hint ? [hint] : []),
  ].join("\n");
}

function describe(error: ErrorObject): string {
  const { pointer, parameter } = (error.source ?? {}) as { pointer?: unknown; parameter?: unknown };
  const where = textOf(pointer) || textOf(parameter);
  const text = textOf(error.detail) || textOf(error.title);
  return textOf(error.code) + (text && `: ${text}`) + (where && ` [${where}]`);
}

/** An untrusted value as a short line; empty if it is not a string. */
function textOf(value: unknown): string {
  return typeof value === "string" ? excerpt(value) : "";
}

/** A 408, 429 or 5xx may have no body, and any body may be cut off; a page is a proxy's. */
function withoutDocument({ status, page, problem }: ErrorResponse): string {
  if (problem) return `${status} response whose body could not be read: ${problem.reason}`;
  return page ?? `${status} response has no body`;
}

export const missingAgreementsCode = "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED";

function hintFor(known: ErrorResponse): string | undefined {
  if (allErrors(known.errors).some(({ code }) => code === missingAgreementsCode)) {
    return (
      "An agreement is missing or has expired, which blocks the whole account: only the Account Holder can sign it, " +
      "in App Store Connect."
    );
  }
  switch (known.status) {
    case 401:
      return hintForRefusedToken(Math.round(known.clockAheadSeconds ?? 0));
    case 403:
      return (
        "The role of the key, or of its user, may not allow this: look in App Store Connect under " +
        "Users and Access, Integrations."
      );
    case 429:
      return hintForRateLimit(known);
  }
}

function hintForRefusedToken(clockAhead: number): string {
  if (clockAhead >= 30) return `This machine's clock is ${clockAhead} s ahead of the server's: correct it.`;
  if (clockAhead <= -30) return `This machine's clock is ${-clockAhead} s behind the server's: correct it.`;
  return (
    "Apple's response is the same for every cause: check that the key id and the issuer id belong to this key, " +
    "and that the key has not been revoked."
  );
}

function hintForRateLimit({ errors, rateLimit, retryAfterSeconds }: ErrorResponse): string {
  const { hourLimit, hourRemaining, minuteLimit, minuteRemaining } = rateLimit ?? {};
  const figures = [
    ...(hourRemaining === undefined ? [] : [`Requests remaining in this hour: ${hourRemaining}${of(hourLimit)}.`]),
    ...(minuteRemaining === undefined
      ? []
      : [`Requests remaining in this minute: ${minuteRemaining}${of(minuteLimit)}.`]),
  ];
  if (retryAfterSeconds !== undefined) return [`Try again after ${retryAfterSeconds} s.`, ...figures].join(" ");
  // The limit may not be Apple's.
  if (figures.length + errors.length === 0) return "Wait, then try again.";
  const wait = figures.length > 0 ? "Wait until more remain" : "Wait, then try again";
  return [...figures, `${wait}: Apple's limits are per key, by the minute and by a rolling hour.`].join(" ");
}

function of(limit: number | undefined): string {
  return limit === undefined ? "" : ` of ${limit}`;
}
