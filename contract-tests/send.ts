import type { PlainRequest } from "./canaries.js";

/** A request as `fetch` takes it. */
export function fetchArguments(
  baseUrl: string,
  { method, path, query, headers, body }: PlainRequest,
  prefer?: string,
): [url: string, init: { method: string; headers: Record<string, string>; body?: string }] {
  const url = `${baseUrl}${path}${query === undefined ? "" : `?${query}`}`;
  const asked = { ...headers, ...(prefer === undefined ? {} : { prefer }) };
  return [url, { method, headers: asked, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }];
}
