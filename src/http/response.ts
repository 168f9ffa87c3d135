import { errorObjects, ResponseError, type ResponseErrorDetails, UnexpectedResponseError } from "../errors.js";
import { originOf } from "./base-url.js";
import { gatewayHint, gatewayMessage, isNotApples, isPage, notApple } from "./gateway-page.js";
import { parseRateLimit, requestIdOf, serverTimeOf } from "./headers.js";
import type { BodyFault } from "./read-body.js";
import { excerpt, redactBeginning } from "./redact.js";
import { describe, type OutgoingRequest, pathOf } from "./request.js";
import { responseMessage } from "./response-message.js";
import { retryAfterOf } from "./retry.js";

/** A request that was answered, the body read. */
export interface Exchange {
  request: OutgoingRequest;
  response: Response;
  /** The body; empty when it could not be read. */
  text: string;
  /** Why the body could not be read. Of a success, only that it is too large. */
  fault?: BodyFault | undefined;
  token: string;
}

/** Looks at a response and reports drift. Gives what the call is to reject with, if it is. */
export type Inspect = (exchange: Exchange, document: unknown) => UnexpectedResponseError | undefined;

/** The document of a 2xx response; undefined for a DELETE, which has none. */
export function readDocument(exchange: Exchange, inspect: Inspect | undefined): unknown {
  const { request, response, text, fault } = exchange;
  if (fault) {
    const message = `${response.status} response was not read to its end: ${fault.reason} (${describe(request)})`;
    throw new UnexpectedResponseError(message);
  }
  const document = parseJson(text);
  const broken = inspect?.(exchange, document);
  if (broken) throw broken;
  if (text === "" && request.method === "DELETE") return undefined;
  if (isDocument(document, request.method)) return document;
  const shown = withoutSecrets(exchange).text;
  if (isPage(text)) throw unexpected(exchange, gatewayMessage(response, shown, exchange.token));
  const what = text ? `that is not an App Store Connect document: ${shown}` : "without a body";
  throw unexpected(exchange, `${response.status} response ${what}`);
}

/** The error for a response that is not 2xx. */
export function readError(
  exchange: Exchange,
  now: number,
  inspect: Inspect | undefined,
): ResponseError | UnexpectedResponseError {
  const { request, response, text: body, fault, token } = exchange;
  // What an error says is worth more than how it says it: drift is reported, and changes nothing.
  if (!fault) inspect?.(exchange, parseJson(body));
  const { json, text } = withoutSecrets(exchange);
  if (response.status < 400) {
    const what = noDocument(response, request.url);
    return unexpected(exchange, isPage(body) ? `${notApple}: ${what}` : what);
  }
  const details = detailsOf(exchange, json, now);
  // Whose a body is that cannot be read, nobody can say: its status counts.
  if (!fault && isNotApples(details))
    return unexpected(exchange, gatewayMessage(response, text, token), gatewayHint(response));
  // Not a number without a `Date`.
  const clockAheadSeconds = (now - serverTimeOf(response)) / 1000 || undefined;
  const page = text ? gatewayMessage(response, text, token) : undefined;
  return new ResponseError(responseMessage({ ...details, page, fault, clockAheadSeconds }), details, response);
}

function detailsOf({ request, response, token }: Exchange, document: unknown, now: number): ResponseErrorDetails {
  const { status, headers } = response;
  return {
    method: request.method,
    path: pathOf(request),
    status,
    errors: errorObjects((document as { errors?: unknown } | undefined)?.errors),
    requestId: requestIdOf(response, token),
    rateLimit: parseRateLimit(headers.get("X-Rate-Limit")),
    retryAfterSeconds: retryAfterOf(response, now),
  };
}

/** Says what came, to which request, and what to do about it. */
function unexpected({ request, response }: Exchange, what: string, hint = ""): UnexpectedResponseError {
  const details = { status: response.status, method: request.method, path: pathOf(request) };
  return new UnexpectedResponseError(`${what} (${describe(request)})${hint}`, [], details);
}

/** Far more than any error document of Apple's. */
const longestTakenApart = 256 * 1024;

/** What a response says, fit to be shown. JSON is taken apart first: its escapes could hide a secret. */
function withoutSecrets({ text, token }: Exchange): { json: unknown; text: string } {
  // To take apart millions of members would keep the process busy for seconds.
  if (text.length > longestTakenApart) return { json: undefined, text: "" };
  const clean = (part: string) => redactBeginning(part, [token]);
  const json = parseJson(text, (_, value) => {
    if (typeof value === "string") return clean(value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [clean(name), member]));
  });
  return { json, text: excerpt(json === undefined ? text : JSON.stringify(json), [token]) };
}

function parseJson(text: string, revive?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, revive) ?? undefined;
  } catch {
    // What is no JSON says nothing.
  }
}

/** A POST or PATCH is answered with the resource; what is read may be a list, or nothing. */
function isDocument(value: unknown, method: string): boolean {
  const { data } = (value ?? {}) as { data?: unknown };
  const mayBeOther = !method.startsWith("P");
  if (mayBeOther && data === null) return true;
  return mayBeOther && Array.isArray(data) ? data.every(isResource) : isResource(data as object);
}

/** A resource or a resource identifier: Apple promises `type` and `id` and nothing else. */
function isResource(value: { type?: unknown; id?: unknown } | null): boolean {
  return typeof value?.type === "string" && typeof value.id === "string" && value.id !== "";
}

const redirects = new Set([300, 301, 302, 303, 307, 308]);

/** What a response below 400 is that is not 2xx, such as a redirect, or a 304 that nobody asked for. */
function noDocument({ status, headers }: Response, base: string): string {
  const location = headers.get("Location");
  if (location) {
    const to = URL.canParse(location, base) ? originOf(new URL(location, base)) : "an unreadable URL";
    return `${status} redirect to ${to} was not followed`;
  }
  return redirects.has(status)
    ? `${status} redirect was not followed`
    : `${status} response that is neither a document nor an error`;
}
