import type { OutgoingRequest } from "./request.js";

/** What openapi-fetch builds a request from: the method and the serialised body, and the options of the call. */
type LightInit = Pick<OutgoingRequest, "method" | "body" | "signal">;

/**
 * Stands in for `Request` where nobody but us sees it: building a real one costs a quarter of a call.
 *
 * What openapi-fetch 0.17 does with its `Request` option, and this relies on: it calls the constructor with the URL and
 * an init, sets what the init has and the instance lacks (`checkedHeaders`, `timeoutMs`, `retry`), reads `method`, and hands the
 * instance to `fetch`. Middleware would look for a real one, so there is none on that client.
 */
export class LightRequest implements LightInit {
  /** The caller's headers. Not openapi-fetch's `Headers`: to read them back costs as much as the rest of its work. */
  declare readonly checkedHeaders: Record<string, string>;
  declare readonly timeoutMs: number | undefined;
  declare readonly retry: OutgoingRequest["retry"];
  readonly url: string;
  readonly method: string;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;

  constructor(url: string, { method, body, signal }: LightInit) {
    this.url = url;
    this.method = method;
    this.body = body;
    this.signal = signal;
  }
}

/** What the transport takes for it. A body is JSON, which openapi-fetch says in its `Headers`. */
export function fromLight(request: LightRequest): OutgoingRequest {
  const { url, method, checkedHeaders, body, signal, timeoutMs, retry } = request;
  const headers = body === undefined ? checkedHeaders : { "content-type": "application/json", ...checkedHeaders };
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
