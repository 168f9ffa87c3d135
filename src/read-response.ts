import { errorObjects } from "./error-message.js";
import { ResponseError, UnexpectedResponseError } from "./errors.js";
import { describe, type OutgoingRequest, pathOf } from "./outgoing-request.js";
import { parseRateLimit } from "./rate-limit.js";
import { excerpt, redact } from "./redact.js";
import { parseRetryAfter } from "./retry.js";

/** A request that was answered, the body read. */
export interface Exchange {
  request: OutgoingRequest;
  response: Response;
  text: string;
  token: string;
}

/** The document of a 2xx answer; undefined for a DELETE, which has none. */
export function readDocument({ request, response, text, token }: Exchange): unknown {
  if (text === "" && request.method === "DELETE") return undefined;
  const document = parseJson(text);
  if (isDocument(document)) return document;
  const what = text ? `that is not an App Store Connect document: ${excerpt(redact(text, [token]))}` : "without a body";
  throw new UnexpectedResponseError(`${response.status} answer ${what} (${describe(request)})`);
}

/** The error for an answer that is not 2xx. */
export function readError(exchange: Exchange, now: number): ResponseError | UnexpectedResponseError {
  const { request, response, token } = exchange;
  const { status, headers } = response;
  if (status < 400) {
    const to = originOf(headers.get("Location"), request.url);
    return new UnexpectedResponseError(`${status} redirect to ${to} was not followed (${describe(request)})`);
  }
  const body = redact(exchange.text, [token]);
  const errors = errorObjects((parseJson(body) as { errors?: unknown } | undefined)?.errors);
  const date = Date.parse(headers.get("Date") ?? "");
  const details = {
    ...{ method: request.method, path: pathOf(request), status, errors, body },
    requestId: redact(headers.get("X-Request-ID") ?? "", [token]) || undefined,
    rateLimit: parseRateLimit(headers.get("X-Rate-Limit")),
    retryAfterSeconds: parseRetryAfter(headers.get("Retry-After"), now),
    clockAheadSeconds: Number.isNaN(date) ? undefined : (now - date) / 1000,
  };
  return new ResponseError(details, response);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function isDocument(value: unknown): boolean {
  const { data } = (value ?? {}) as { data?: unknown };
  return data === null || (Array.isArray(data) ? data.every(isResource) : isResource(data as object));
}

/** A resource or a resource identifier: Apple promises `type` and `id` and nothing else. */
function isResource(value: { type?: unknown; id?: unknown } | null): boolean {
  return typeof value?.type === "string" && typeof value.id === "string";
}

function originOf(location: string | null, base: string): string {
  return location && URL.canParse(location, base) ? new URL(location, base).origin : "nowhere";
}
