import type { ErrorObject } from "../generated/schema.js";
import type { RateLimit } from "./rate-limit.js";
import { excerpt } from "./redact.js";

/** What is known of an answer with an error status. */
export interface ErrorDetails {
  method: string;
  path: string;
  status: number;
  errors: readonly ErrorObject[];
  /** The body, when it is not Apple's error document. */
  body?: string;
  requestId: string | undefined;
  rateLimit: RateLimit | undefined;
  retryAfterSeconds: number | undefined;
  /** How far this machine's clock is ahead of the server's, by the answer's `Date`. */
  clockAheadSeconds: number | undefined;
}

/** The errors of a list and, below each, its associated errors, however deep. */
export function allErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  return errors.flatMap((error) => [error, ...allErrors(associatedErrors(error))]);
}

function associatedErrors(error: ErrorObject): ErrorObject[] {
  return Object.values(error.meta?.associatedErrors ?? {}).flatMap(errorObjects);
}

/** The items of an untrusted list that are error objects. */
export function errorObjects(list: unknown): ErrorObject[] {
  if (!Array.isArray(list)) return [];
  return list.filter((item) => typeof item === "object" && item !== null && typeof item.code === "string");
}

/** The message of a ResponseError: what a person needs first, then every further error, then the next step. */
export function responseMessage(details: ErrorDetails): string {
  const { method, path, status, body } = details;
  const [first, ...others] = allErrors(details.errors);
  const what = first ? describe(first) : notAppleErrorDocument(body ?? "");
  const hint = hintFor(details);
  return [
    `${status} ${what} (${method} ${excerpt(path)})`,
    ...others.slice(0, 9).map((error) => `  also ${describe(error)}`),
    ...(others.length > 9 ? [`  and ${others.length - 9} more in \`errors\``] : []),
    ...(hint ? [hint] : []),
  ].join("\n");
}

function describe(error: ErrorObject): string {
  const text = [error.detail, error.title].find((one) => typeof one === "string" && one !== "");
  const where = sourceOf(error);
  return excerpt(error.code, 100) + (text ? `: ${excerpt(text)}` : "") + (where ? ` [${excerpt(where, 100)}]` : "");
}

function sourceOf(error: ErrorObject): string | undefined {
  const { pointer, parameter } = (error.source ?? {}) as { pointer?: unknown; parameter?: unknown };
  return [pointer, parameter].find((one) => typeof one === "string");
}

function notAppleErrorDocument(body: string): string {
  const text = excerpt(body);
  return text ? `answer is not Apple's error document: ${text}` : "answer has no body";
}

function hintFor(details: ErrorDetails): string | undefined {
  const is = (code: string) => allErrors(details.errors).some((error) => error.code === code);
  if (details.status === 401) return hintForRefusedToken(details.clockAheadSeconds);
  if (is("FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED")) {
    return "The Account Holder has to accept an agreement in App Store Connect; until then it blocks the whole account.";
  }
  if (details.status === 403) return "The key's role may not do this: check its access in App Store Connect.";
  if (details.status === 409 && details.path === "/v1/alternativeDistributionPackages") {
    return "A package may exist already: client.packages.ensure() reads before it creates.";
  }
  if (details.status === 429) return hintForRateLimit(details);
  return undefined;
}

function hintForRefusedToken(clockAheadSeconds: number | undefined): string {
  const off = Math.round(clockAheadSeconds ?? 0);
  if (Math.abs(off) >= 30) {
    return `This machine's clock is ${Math.abs(off)} s ${off > 0 ? "ahead of" : "behind"} the server's: set it right.`;
  }
  return "Apple gives one answer for every cause: check the key id, the issuer id, and that the key is not revoked.";
}

function hintForRateLimit({ rateLimit, retryAfterSeconds }: ErrorDetails): string | undefined {
  const wait = retryAfterSeconds === undefined ? [] : [`Retry after ${retryAfterSeconds} s.`];
  const left =
    rateLimit?.hourRemaining === undefined
      ? []
      : [`Left in this hour: ${rateLimit.hourRemaining} of ${rateLimit.hourLimit ?? "an unknown number"}.`];
  return [...wait, ...left].join(" ") || undefined;
}
