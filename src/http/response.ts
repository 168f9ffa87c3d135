import {
  ArgumentError,
  type Drift,
  errorObjects,
  ResponseError,
  type ResponseErrorDetails,
  UnexpectedResponseError,
} from "../errors.js";
import { passwordHint } from "./connection-failure.js";
import { parseRateLimit, requestIdOf, serverTimeOf } from "./headers.js";
import type { BodyProblem } from "./read-body.js";
import { excerpt, originOf, redactBeginning } from "./redact.js";
import { describe, type OutgoingRequest, pathOf } from "./request.js";
import { responseMessage } from "./response-message.js";
import { isRateLimited, isServerFailure, retryAfterOf } from "./retry.js";
import type { Settings } from "./settings.js";
import { notify } from "./warnings.js";

/** A request and its response, the body read. */
export interface Exchange {
  request: OutgoingRequest;
  response: Response;
  /** The body; empty when it could not be read. */
  text: string;
  /** Why the body could not be read; of a 2xx response, only because it is too large. */
  problem?: BodyProblem | undefined;
  token: string;
}

/** Checks a response and reports drift. Returns the error that the call rejects with, if any. */
export type Inspect = (exchange: Exchange, document: unknown) => UnexpectedResponseError | undefined;

/** The document of a 2xx response; undefined for a DELETE, which has none. */
export function readDocument(exchange: Exchange, inspect: Inspect | undefined): unknown {
  const { request, response, text, problem } = exchange;
  if (problem) {
    const message = `${response.status} response could not be read completely: ${problem.reason} (${describe(request)})`;
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
  const { request, response, text: body, problem, token } = exchange;
  // Drift of an error response is reported, but Apple's error matters more.
  if (!problem) inspect?.(exchange, parseJson(body));
  const { json, text } = withoutSecrets(exchange);
  if (response.status < 400) {
    const what = noDocument(response, request.url);
    return unexpected(exchange, isPage(body) ? `${gatewayResponded}: ${what}` : what);
  }
  const details = detailsOf(exchange, json, now);
  // A body that could not be read may be Apple's: the status counts.
  if (!problem && isGatewayResponse(details))
    return unexpected(exchange, gatewayMessage(response, text, token), gatewayHint(response));
  // NaN without a `Date`.
  const clockAheadSeconds = (now - serverTimeOf(response)) / 1000 || undefined;
  const page = text ? gatewayMessage(response, text, token) : undefined;
  return new ResponseError(responseMessage({ ...details, page, problem, clockAheadSeconds }), details, response);
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

/** An error with the request and a hint. */
function unexpected({ request, response }: Exchange, what: string, hint = ""): UnexpectedResponseError {
  const details = { status: response.status, method: request.method, path: pathOf(request) };
  return new UnexpectedResponseError(`${what} (${describe(request)})${hint}`, [], details);
}

/** Far more than any error document of Apple's, in characters. */
const maxParsedLength = 256 * 1024;

/** A response's body without secrets. JSON is parsed first: its escapes could hide a secret. */
function withoutSecrets({ text, token }: Exchange): { json: unknown; text: string } {
  // Parsing millions of members would block the process for seconds.
  if (text.length > maxParsedLength) return { json: undefined, text: "" };
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
    // Not JSON.
  }
}

/** The response to a POST or PATCH is a resource; that to a GET may be a list, or null. */
function isDocument(value: unknown, method: string): boolean {
  const { data } = (value ?? {}) as { data?: unknown };
  const mayBeOther = !method.startsWith("P");
  if (mayBeOther && data === null) return true;
  return mayBeOther && Array.isArray(data) ? data.every(isResource) : isResource(data as object);
}

/** A resource or a resource identifier: Apple guarantees only `type` and `id`. */
function isResource(value: { type?: unknown; id?: unknown } | null): boolean {
  return typeof value?.type === "string" && typeof value.id === "string" && value.id !== "";
}

const redirects = new Set([300, 301, 302, 303, 307, 308]);

/** Describes a response below 400 that is not 2xx, such as a redirect or an unsolicited 304. */
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

const gatewayResponded = "a proxy or login page responded instead of Apple";

const proxyPasswordNeeded = 407;

/**
 * Whether an error response is not Apple's: Apple sends an error document with each, and 407 is a proxy's. A retryable
 * status (408, 429, 5xx) counts with or without a document.
 */
function isGatewayResponse({ status, errors }: Pick<ResponseErrorDetails, "status" | "errors">): boolean {
  if (status === proxyPasswordNeeded) return true;
  return errors.length === 0 && !isServerFailure(status) && !isRateLimited({ status });
}

/** Whether a body is text or markup, rather than JSON or the beginning of it. */
function isPage(text: string): boolean {
  return /^\s*(?!(?:null|true|false)\s*$)[^\s[{"\d-]/.test(text);
}

/** Describes a response that is not Apple's. `shown` is an excerpt of the body. */
function gatewayMessage({ status, headers }: Response, shown: string, token: string): string {
  const [mediaType = ""] = (headers.get("Content-Type") ?? "").split(";");
  const type = excerpt(mediaType, [token]);
  return `${gatewayResponded}, with ${status}${type && ` ${type}`}${shown ? `: ${shown}` : " and no body"}`;
}

/** A line that says what to do, or empty. */
function gatewayHint({ status }: Response): string {
  return status === proxyPasswordNeeded ? `\n${passwordHint}` : "";
}

/**
 * Loads the checks of `validate`: on first use, since they contain the schemas of every response. The path is a
 * literal, so that bundlers see it.
 */
export async function loadInspector({ validate, onDrift, baseUrl }: Settings): Promise<Inspect> {
  const { findDrift } = await import("../drift/find-drift.js").catch((cause: unknown) => {
    throw new ArgumentError("validate: the checks could not be loaded, so nothing was sent", { cause });
  });
  return (exchange, document) => {
    const { request, response, token } = exchange;
    const received = {
      method: request.method,
      path: pathBelow(baseUrl, request.url),
      status: response.status,
      document,
    };
    const drift = findDrift(received, (text) => excerpt(text, [token]));
    // A copy, so that an observer cannot change the record in the error.
    for (const record of drift) notify(onDrift, () => ({ ...record }));
    const [first, ...others] = drift.filter(({ impact }) => impact === "breaking");
    const isRefused = first && validate === "throw" && isAppleDocument(exchange, document);
    return isRefused ? new UnexpectedResponseError(messageOf(first, others.length), drift) : undefined;
  };
}

/** Whether a 2xx response is Apple's, rather than a gateway's. */
function isAppleDocument({ request, text }: Exchange, document: unknown): boolean {
  return request.method === "DELETE" ? text === "" : Object.hasOwn(Object(document), "data");
}

function pathBelow(baseUrl: string, url: string): string {
  const [location = ""] = url.split(/[?#]/);
  return location.startsWith(`${baseUrl}/`) ? location.slice(baseUrl.length) : new URL(location).pathname;
}

function messageOf({ operation, status, pointer, expected, found }: Drift, others: number): string {
  const what = `${pointer || "the document"}: expected ${expected}, found ${found}${others ? `, and ${others} more` : ""}`;
  const hint = operation.startsWith("GET") ? "" : "\nThe request was carried out: read the resource to see its result.";
  return `${status} response breaks the contract: ${what} (${operation})${hint}`;
}
