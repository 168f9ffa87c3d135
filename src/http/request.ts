import { plainHeaders } from "./headers.js";
import type { RetryOptions } from "./options.js";
import { excerpt } from "./redact.js";
import type { WaitBudget } from "./retry.js";

/**
 * A request for the transport, with its `timeoutMs` and `retry`. Not a `Request`, which is expensive to build and which
 * `fetch` would take apart again.
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
  /** Limits its delays, in place of `retry.forMs`. */
  readonly budget?: WaitBudget | undefined;
}

/** An {@link OutgoingRequest} before its headers are checked. */
export interface RequestParts extends Omit<OutgoingRequest, "headers"> {
  headers?: Headers | Record<string, string> | undefined;
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

/**
 * Replaces `Request` where only this package sees it: building a real one costs a quarter of a call.
 *
 * What openapi-fetch 0.17 does with its `Request` option, and this relies on: it calls the constructor with the URL and
 * an init, sets what the options of the call have and the instance lacks (`call`), reads `method`, and hands the
 * instance to `fetch`. Middleware would expect a real one, so that client has none.
 */
export class LightRequest {
  /**
   * The options of the call, in one: openapi-fetch copies each option three times. With the caller's headers, since to
   * read its `Headers` back costs as much as the rest of its work, and with the body, for which it would build another.
   */
  declare readonly call: Pick<OutgoingRequest, "headers" | "body" | "signal" | "timeoutMs" | "retry">;
  readonly url: string;
  readonly method: string;

  constructor(url: string, { method }: { method: string }) {
    this.url = url;
    this.method = method;
  }
}

/** The same request for the transport. A body is JSON. */
export function fromLight({ url, method, call }: LightRequest): OutgoingRequest {
  const { body, signal, timeoutMs, retry } = call;
  const headers = body === undefined ? call.headers : { "content-type": "application/json", ...call.headers };
  return { url, method, headers, body, signal, timeoutMs, retry };
}

interface LightResponse extends Response {
  real: Response;
}

/**
 * Replaces the `Response` to a {@link LightRequest}: the transport has already read and checked the document. With
 * `parseAs: "stream"` openapi-fetch reads `status`, `ok` and `headers`, and returns `body` as `data`.
 */
export function lightResponse({ data, response }: { data: unknown; response: Response }): Response {
  const light = { status: 200, ok: true, headers: noHeaders, body: data, real: response };
  return light as Pick<LightResponse, "status" | "ok" | "real"> as LightResponse;
}

/** The response that a {@link lightResponse} stands for. */
export function realResponse(light: Response): Response {
  return (light as LightResponse).real;
}

/** Not `Headers`: the first instance makes Node load all of its `fetch`, which takes half as long as starting Node. */
const noHeaders = { get: () => null };

/** A connection pool of Deno's. */
interface DenoHttpClient {
  close(): void;
}

interface Runtime {
  Deno?: { createHttpClient?: (options: { poolMaxIdlePerHost: number }) => DenoHttpClient };
}

/**
 * A member of `RequestInit` that gives a POST or PATCH a new connection on Deno; undefined on other runtimes and for
 * requests that may be repeated. Close it when the response has been read.
 *
 * Deno repeats any request when a kept-alive connection closes before the response: two webhooks for one call, as a
 * test on Deno shows, even with a `connection: close` header. It never does so on a new connection; Node and Bun never
 * do.
 */
export function freshConnection(method: string, runtime: object = globalThis): { client: DenoHttpClient } | undefined {
  if (!method.startsWith("P")) return undefined;
  const client = (runtime as Runtime).Deno?.createHttpClient?.({ poolMaxIdlePerHost: 0 });
  return client && { client };
}
