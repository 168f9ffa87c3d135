import { redact } from "./redact.js";

/**
 * A copy of somebody else's error, fit to be a `cause`: its name, message and code without secrets, and its own
 * cause likewise. The original may carry the request with its headers.
 */
// Stryker disable next-line ArrayDeclaration: no error that is copied holds what would be put in
export function safeCause(error: unknown, known: readonly string[] = [], depth = 0): Error {
  const { name, message, code, cause, stack } = (error ?? {}) as Partial<Error> & { code?: unknown };
  const copy = new Error(redact(typeof message === "string" ? message : `not an Error but ${typeof error}`, known));
  if (typeof name === "string") copy.name = name;
  if (typeof stack === "string") copy.stack = redact(stack, known);
  if (typeof code === "string" || typeof code === "number") Object.assign(copy, { code });
  if (cause !== undefined && depth < 4) copy.cause = safeCause(cause, known, depth + 1);
  return copy;
}
