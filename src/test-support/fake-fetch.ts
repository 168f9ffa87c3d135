/** A request as the client handed it to `fetch`. */
export interface SentRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  /** Its parsed JSON. */
  body: unknown;
  init: RequestInit;
}

export type FakeResponse = Response | Error | ((sent: SentRequest) => Response | Promise<Response>);

export interface FakeFetch {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Every request so far. */
  sent: SentRequest[];
}

/** Returns the responses in order: an Error is thrown; a function is called, and the last one for all further requests. */
export function createFakeFetch(responses: readonly FakeResponse[]): FakeFetch {
  const sent: SentRequest[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    const request = readSent(url, init);
    sent.push(request);
    const last = responses.at(-1);
    const response = responses[sent.length - 1] ?? (typeof last === "function" ? last : undefined);
    if (response === undefined)
      throw new Error(`no response left for request ${sent.length}: ${request.method} ${url}`);
    if (response instanceof Error) throw response;
    return typeof response === "function" ? response(request) : response;
  };
  return { fetch, sent };
}

function readSent(url: string, init: RequestInit): SentRequest {
  const { method = "GET", body } = init;
  const headers = init.headers as Record<string, string>;
  return { url, method, headers, body: typeof body === "string" ? JSON.parse(body) : undefined, init };
}

/** A response that never comes; like a real one it ends when the request's signal aborts. */
export function never({ init }: SentRequest): Promise<Response> {
  return new Promise((_, reject) => {
    init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
  });
}
