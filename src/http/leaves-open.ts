import { ConnectionError, ResponseError, TimeoutError, UnexpectedResponseError } from "../errors.js";

/**
 * Whether a call failed in a way that leaves open what became of it: no usable answer came, or one that says no more
 * than that something went wrong on the way. An answer that breaks the contract is one that came.
 */
export function leavesOpen(error: unknown): error is Error {
  if (error instanceof ResponseError) return error.status >= 500 || error.status === 408;
  if (error instanceof UnexpectedResponseError) return error.drift.length === 0;
  return error instanceof ConnectionError || error instanceof TimeoutError;
}
