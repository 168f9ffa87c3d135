import { plainHeaders } from "./headers.js";
import { excerpt } from "./redact.js";

/**
 * A request on its way to the transport. Not a `Request`, which is expensive to build and which `fetch` would take apart
 * again. It carries `timeoutMs` along.
 */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Record<string, string>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/** The parts of a `Request`, or of what stands in for one. */
export interface RequestParts {
  url: string;
  method: string;
  headers?: Headers | Record<string, string> | undefined;
  body?: string | undefined;
  signal?: AbortSignal | undefined;
  timeoutMs?: number | undefined;
}

export function outgoingRequest({ url, method, headers, body, signal, timeoutMs }: RequestParts): OutgoingRequest {
  return { url, method, headers: plainHeaders(headers), body, signal, timeoutMs };
}

/** "POST /v1/alternativeDistributionPackages", for messages. */
export function describe(request: OutgoingRequest): string {
  return `${request.method} ${pathOf(request)}`;
}

/** The path, without the query. */
export function pathOf(request: OutgoingRequest): string {
  return excerpt(new URL(request.url).pathname);
}
