import type { OutgoingRequest } from "./request.js";

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
