import type { RequestParts } from "./request.js";

/**
 * Stands in for `Request` where nobody but us sees it: building a real one costs a quarter of a call.
 *
 * What openapi-fetch 0.17 does with its `Request` option, and this relies on: it calls the constructor with the URL and
 * an init whose `headers` are a `Headers`, sets what the init has and the instance lacks (`timeoutMs`), reads `method`,
 * and hands the instance to `fetch`. Middleware would look for a real one, so there is none on that client.
 */
export class LightRequest implements RequestParts {
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly body: string | undefined;
  declare readonly signal: AbortSignal | undefined;
  declare readonly timeoutMs: number | undefined;

  constructor(
    readonly url: string,
    { method, headers, body, signal }: RequestInit,
  ) {
    Object.assign(this, { method, headers, body, signal });
  }
}

/**
 * Stands in for the `Response` to a {@link LightRequest}: the transport has read and checked the document already. With
 * `parseAs: "stream"` openapi-fetch looks at `status`, `ok` and `headers`, and gives `body` as `data`, unread.
 */
export function lightResponse(document: unknown): Response {
  return { status: 200, ok: true, headers: noHeaders, body: document } as Pick<Response, "status" | "ok"> as Response;
}

const noHeaders = new Headers();
