import { ArgumentError } from "../errors.js";
import { excerpt } from "./redact.js";

/** What a request is made of; the headers as callers give them, or as openapi-fetch and its middleware leave them. */
export interface OutgoingInit {
  method: string;
  headers?: Headers | Record<string, string> | undefined;
  body?: string | undefined;
  signal?: AbortSignal | undefined;
  timeoutMs?: number | undefined;
}

/**
 * A request on its way to the transport. Not a `Request`, which is dear to build, and which `fetch` would take apart
 * again. It carries `timeoutMs` along.
 */
export interface OutgoingRequest extends OutgoingInit {
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Record<string, string>;
}

export function outgoingRequest(url: string, init: OutgoingInit): OutgoingRequest {
  const { method, body, signal, timeoutMs } = init;
  const headers = plainHeaders(init.headers);
  if (body !== undefined) headers["content-type"] ??= "application/json";
  return { url, method, headers, body, signal, timeoutMs };
}

/** Headers by their names in lower case; throws an ArgumentError for one that cannot be sent. */
export function plainHeaders(headers: OutgoingInit["headers"]): Record<string, string> {
  const plain: Record<string, string> = {};
  const entries = headers instanceof Headers ? headers : Object.entries(headers ?? {});
  for (const [name, value] of entries) plain[name.toLowerCase()] = checkHeader(name, value);
  return plain;
}

/** Headers refuses what HTTP cannot carry, and so would `fetch`, but both print it, value and all. */
function checkHeader(name: string, value: string): string {
  if (name.toLowerCase() === "authorization") throw new ArgumentError("headers: Authorization is the client's own");
  try {
    if (new Headers([[name, value]]).get(name) === value) return value;
  } catch {
    // Told below, without the value.
  }
  throw new ArgumentError(`headers: ${JSON.stringify(name)} has a name or value that HTTP cannot carry`);
}

/** "POST /v1/alternativeDistributionPackages", for messages. */
export function describe(request: OutgoingRequest): string {
  return `${request.method} ${pathOf(request)}`;
}

/** The path, without the query. */
export function pathOf(request: OutgoingRequest): string {
  return excerpt(new URL(request.url).pathname);
}
