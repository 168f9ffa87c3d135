import type { ErrorObject } from "../../generated/schema.js";
import type { RateLimit } from "./rate-limit.js";
import { excerpt } from "./redact.js";

/** What is known of an answer with an error status. */
export interface ErrorDetails {
  method: string;
  path: string;
  status: number;
  errors: readonly ErrorObject[];
  /** An excerpt of the body, for when it is not Apple's error document. */
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
  return list.filter((item) => typeof item?.code === "string");
}

/** The message of a ResponseError: what a person needs first, then every further error, then the next step. */
export function responseMessage(details: ErrorDetails): string {
  const { method, path, status } = details;
  const [first, ...others] = allErrors(details.errors);
  const what = first ? describe(first) : notAppleErrorDocument(details.body);
  const lines = others.slice(0, 9).map((error) => `  also ${describe(error)}`);
  const hint = hintFor(details);
  return [`${status} ${what} (${method} ${path})`, ...lines, ...(hint ? [hint] : [])].join("\n");
}

function describe(error: ErrorObject): string {
  const { pointer, parameter } = (error.source ?? {}) as { pointer?: unknown; parameter?: unknown };
  const where = textOf(pointer) || textOf(parameter);
  const text = textOf(error.detail) || textOf(error.title);
  return textOf(error.code) + (text && `: ${text}`) + (where && ` [${where}]`);
}

/** An untrusted value as a short line; empty when it is no text. */
function textOf(value: unknown): string {
  return typeof value === "string" ? excerpt(value) : "";
}

function notAppleErrorDocument(body: string | undefined): string {
  return body ? `answer is not Apple's error document: ${body}` : "answer has no body";
}

function hintFor(details: ErrorDetails): string | undefined {
  if (allErrors(details.errors).some(({ code }) => code === "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED")) {
    return "The Account Holder has to sign an agreement in App Store Connect.";
  }
  switch (details.status) {
    case 401:
      return hintForRefusedToken(Math.round(details.clockAheadSeconds ?? 0));
    case 403:
      return "The key's role may not allow this.";
    case 409:
      return details.path.endsWith("/alternativeDistributionPackages")
        ? "The package may exist: packages.ensure() reads first."
        : undefined;
  }
}

function hintForRefusedToken(clockAhead: number): string {
  if (clockAhead >= 30) return `This machine's clock is ${clockAhead} s ahead of the server's.`;
  if (clockAhead <= -30) return `This machine's clock is ${-clockAhead} s behind the server's.`;
  return "Check key id and issuer id, and that the key is not revoked.";
}
