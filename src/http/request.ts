import { plainHeaders } from "./headers.js";
import { excerpt } from "./redact.js";
import type { RetryOptions } from "./retry.js";
import type { WaitBudget } from "./wait-budget.js";

/**
 * A request on its way to the transport. Not a `Request`, which is expensive to build and which `fetch` would take apart
 * again. It carries `timeoutMs` and `retry` along.
 */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Record<string, string>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly retry?: RetryOptions | false | undefined;
  /** What its waits come out of, in place of `retry.forMs`. */
  readonly budget?: WaitBudget | undefined;
}

/** The parts of a `Request`, or of what stands in for one. */
export interface RequestParts {
  url: string;
  method: string;
  headers?: Headers | Record<string, string> | undefined;
  body?: string | undefined;
  signal?: AbortSignal | undefined;
  timeoutMs?: number | undefined;
  retry?: RetryOptions | false | undefined;
}

export function outgoingRequest({ headers, ...parts }: RequestParts): OutgoingRequest {
  return { ...parts, headers: plainHeaders(headers) };
}

/** "POST /v1/alternativeDistributionPackages", for messages. */
export function describe(request: OutgoingRequest): string {
  return `${request.method} ${pathOf(request)}`;
}

/** The path, without the query. */
export function pathOf(request: OutgoingRequest): string {
  return excerpt(new URL(request.url).pathname);
}
