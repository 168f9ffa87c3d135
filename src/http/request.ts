import { plainHeaders } from "./headers.js";
import type { RetryOptions } from "./options.js";
import { excerpt } from "./redact.js";
import type { WaitBudget } from "./retry.js";

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

/** What openapi-fetch builds a request from: the method and the serialised body. */
type LightInit = Pick<OutgoingRequest, "method" | "body">;

/**
 * Stands in for `Request` where nobody but us sees it: building a real one costs a quarter of a call.
 *
 * What openapi-fetch 0.17 does with its `Request` option, and this relies on: it calls the constructor with the URL and
 * an init, sets what the options of the call have and the instance lacks (`call`), reads `method`, and hands the
 * instance to `fetch`. Middleware would look for a real one, so there is none on that client.
 */
export class LightRequest implements LightInit {
  /**
   * The options of the call, in one: openapi-fetch copies each option three times. With the caller's headers, since to
   * read its `Headers` back costs as much as the rest of its work.
   */
  declare readonly call: Pick<OutgoingRequest, "headers" | "signal" | "timeoutMs" | "retry">;
  readonly url: string;
  readonly method: string;
  readonly body: string | undefined;

  constructor(url: string, { method, body }: LightInit) {
    this.url = url;
    this.method = method;
    this.body = body;
  }
}

/** What the transport takes for it. A body is JSON, which openapi-fetch says in its `Headers`. */
export function fromLight({ url, method, body, call }: LightRequest): OutgoingRequest {
  const { signal, timeoutMs, retry } = call;
  const headers = body === undefined ? call.headers : { "content-type": "application/json", ...call.headers };
  return { url, method, headers, body, signal, timeoutMs, retry };
}

/**
 * Stands in for the `Response` to a {@link LightRequest}: the transport has read and checked the document already. With
 * `parseAs: "stream"` openapi-fetch looks at `status`, `ok` and `headers`, and gives `body` as `data`, unread.
 */
export function lightResponse(document: unknown): Response {
  return { status: 200, ok: true, headers: noHeaders, body: document } as Pick<Response, "status" | "ok"> as Response;
}

/** No `Headers`: with the first of them Node loads all of its `fetch`, which takes half as long as Node itself. */
const noHeaders = { get: () => null };

/** What Deno takes beside a request, and closes when it is asked to. */
interface DenoHttpClient {
  close(): void;
}

interface Runtime {
  Deno?: { createHttpClient?: (options: { poolMaxIdlePerHost: number }) => DenoHttpClient };
}

/**
 * A member of `RequestInit` that gives a POST or PATCH a connection of its own on Deno; undefined on other runtimes, and
 * for what may be sent twice. To be closed when the response has been read.
 *
 * Deno sends any request again by itself when a connection that was kept alive closes before the response: two webhooks
 * for one call, as a test on Deno shows. A `connection: close` header does not keep it from that. On a new connection it
 * never does, and Node and Bun never do.
 */
export function freshConnection(method: string, runtime: object = globalThis): { client: DenoHttpClient } | undefined {
  if (!method.startsWith("P")) return undefined;
  const client = (runtime as Runtime).Deno?.createHttpClient?.({ poolMaxIdlePerHost: 0 });
  return client && { client };
}
