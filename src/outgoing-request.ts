/**
 * Stands in for `Request` in openapi-fetch. Building a real one costs a quarter of a whole call, and `fetch` would take
 * it apart again. Beside the fields of a request it carries `timeoutMs`.
 */
export class OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number | undefined;

  constructor(url: string, init: OutgoingInit) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
    this.signal = init.signal ?? undefined;
    this.timeoutMs = init.timeoutMs;
  }
}

export interface OutgoingInit {
  method: string;
  headers: Headers;
  body?: string | undefined;
  signal?: AbortSignal | null | undefined;
  timeoutMs?: number | undefined;
}
