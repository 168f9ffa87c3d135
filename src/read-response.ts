import type { ResponseError as ErrorObject } from "../generated/schema.js";
import { errorObjects } from "./error-message.js";
import { ResponseError, UnexpectedResponseError } from "./errors.js";
import { parseRateLimit } from "./rate-limit.js";
import { excerpt, redact } from "./redact.js";
import { parseRetryAfter } from "./retry.js";

/** A request that was answered, the body read. */
export interface Exchange {
  method: string;
  path: string;
  response: Response;
  text: string;
  token: string;
}

/** The answer, its body to be read once more, when it is what a 2xx answer of Apple's is: a document with `data`. */
export function readSuccess(exchange: Exchange): Response {
  const { method, path, response, text, token } = exchange;
  if (text === "" && method === "DELETE") return reread(response, text, undefined);
  const document = parseJson(text);
  if (isDocument(document)) return reread(response, text, document);
  const what =
    text === "" ? "without a body" : `that is not an App Store Connect document: ${excerpt(redact(text, [token]))}`;
  throw new UnexpectedResponseError(`${response.status} answer ${what} (${method} ${path})`);
}

/** The error for an answer that is not 2xx. */
export function readFailure(exchange: Exchange, now: number): ResponseError | UnexpectedResponseError {
  const { method, path, response, token } = exchange;
  const { status, headers } = response;
  if (status < 400) {
    const to = headers.get("Location");
    const where = to ? ` to ${originOf(to, response.url)}` : "";
    return new UnexpectedResponseError(`${status} redirect${where} was not followed (${method} ${path})`);
  }
  const body = redact(exchange.text, [token]);
  const errors = errorObjects((parseJson(body) as { errors?: unknown } | undefined)?.errors);
  const date = Date.parse(headers.get("Date") ?? "");
  const details = {
    ...{ method, path, status, errors, body },
    requestId: headers.get("X-Request-ID") ?? undefined,
    rateLimit: parseRateLimit(headers.get("X-Rate-Limit")),
    retryAfterSeconds: parseRetryAfter(headers.get("Retry-After"), now),
    clockAheadSeconds: Number.isNaN(date) ? undefined : (now - date) / 1000,
  };
  return new ResponseError(details, reread(response, body, undefined));
}

/** openapi-fetch reads the body after the transport has: give it what was read. */
function reread(response: Response, text: string, data: unknown): Response {
  return Object.defineProperties(response, {
    text: { value: async () => text },
    json: { value: async () => data ?? JSON.parse(text) },
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function isDocument(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("data" in value)) return false;
  const { data } = value;
  return data === null || (Array.isArray(data) ? data.every(isResource) : isResource(data));
}

/** A resource or a resource identifier: Apple promises `type` and `id` and nothing else. */
function isResource(value: unknown): boolean {
  const { type, id } = (value ?? {}) as Partial<ErrorObject> & { type?: unknown };
  return typeof type === "string" && typeof id === "string";
}

function originOf(location: string, base: string): string {
  return URL.canParse(location, base || undefined)
    ? new URL(location, base || undefined).origin
    : "an unreadable address";
}
