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

/** A request that was answered, the body read. */
export interface Exchange {
  request: OutgoingRequest;
  response: Response;
  /** The body; empty when it could not be read. */
  text: string;
  /** Why the body could not be read. Of a success, only that it is too large. */
  problem?: BodyProblem | undefined;
  token: string;
}

/** Looks at a response and reports drift. Gives what the call is to reject with, if it is. */
export type Inspect = (exchange: Exchange, document: unknown) => UnexpectedResponseError | undefined;

/** The document of a 2xx response; undefined for a DELETE, which has none. */
export function readDocument(exchange: Exchange, inspect: Inspect | undefined): unknown {
  const { request, response, text, problem } = exchange;
  if (problem) {
    const message = `${response.status} response was not read to its end: ${problem.reason} (${describe(request)})`;
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
  // What an error says is worth more than how it says it: drift is reported, and changes nothing.
  if (!problem) inspect?.(exchange, parseJson(body));
  const { json, text } = withoutSecrets(exchange);
  if (response.status < 400) {
    const what = noDocument(response, request.url);
    return unexpected(exchange, isPage(body) ? `${gatewayResponded}: ${what}` : what);
  }
  const details = detailsOf(exchange, json, now);
  // Whose a body is that cannot be read, nobody can say: its status counts.
  if (!problem && isGatewayResponse(details))
    return unexpected(exchange, gatewayMessage(response, text, token), gatewayHint(response));
  // Not a number without a `Date`.
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

/** Says what came, to which request, and what to do about it. */
function unexpected({ request, response }: Exchange, what: string, hint = ""): UnexpectedResponseError {
  const details = { status: response.status, method: request.method, path: pathOf(request) };
  return new UnexpectedResponseError(`${what} (${describe(request)})${hint}`, [], details);
}

/** Far more than any error document of Apple's. */
const maxParsedLength = 256 * 1024;

/** What a response says, fit to be shown. JSON is taken apart first: its escapes could hide a secret. */
function withoutSecrets({ text, token }: Exchange): { json: unknown; text: string } {
  // To take apart millions of members would keep the process busy for seconds.
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

export const gatewayResponded = "a proxy or login page responded instead of Apple";

const proxyPasswordNeeded = 407;

/**
 * Whether an error status is no verdict of Apple's: Apple gives an error document with each, and 407 is a proxy's. What
 * may be sent again by its status (408, 429, 5xx) is told as that, with or without a document.
 */
export function isGatewayResponse({ status, errors }: Pick<ResponseErrorDetails, "status" | "errors">): boolean {
  if (status === proxyPasswordNeeded) return true;
  return errors.length === 0 && !isServerFailure(status) && !isRateLimited({ status });
}

/** Whether a body is text or markup, rather than JSON or the beginning of it. */
export function isPage(text: string): boolean {
  return /^\s*(?!(?:null|true|false)\s*$)[^\s[{"\d-]/.test(text);
}

/** What came in place of Apple's response. `shown` is an excerpt of the body. */
export function gatewayMessage({ status, headers }: Response, shown: string, token: string): string {
  const [mediaType = ""] = (headers.get("Content-Type") ?? "").split(";");
  const type = excerpt(mediaType, [token]);
  return `${gatewayResponded}, with ${status}${type && ` ${type}`}${shown ? `: ${shown}` : " and no body"}`;
}

/** A line with what to do, where that is known. */
export function gatewayHint({ status }: Response): string {
  return status === proxyPasswordNeeded ? `\n${passwordHint}` : "";
}

/**
 * Loads what `validate` needs, and makes of it what looks at every response. A literal, so that bundlers see it; on
 * first use, since it carries what the contract says of every response.
 */
export async function loadInspector({ validate, onDrift, baseUrl }: Settings): Promise<Inspect> {
  const { findDrift } = await import("../drift/find-drift.js").catch((cause: unknown) => {
    throw new ArgumentError("validate: its part of this package could not be loaded, so nothing was sent", { cause });
  });
  return (exchange, document) => {
    const { request, response, token } = exchange;
    const answer = { method: request.method, path: pathBelow(baseUrl, request.url), status: response.status, document };
    const drift = findDrift(answer, (text) => excerpt(text, [token]));
    // A copy: the error keeps the record, and an observer changes nothing.
    for (const record of drift) notify(onDrift, () => ({ ...record }));
    const [first, ...others] = drift.filter(({ impact }) => impact === "breaking");
    const isRefused = first && validate === "throw" && isAppleDocument(exchange, document);
    return isRefused ? new UnexpectedResponseError(messageOf(first, others.length), drift) : undefined;
  };
}

/** Anything else came from something on the way: the client refuses that as ever, and nothing is known to be done. */
function isAppleDocument({ request, text }: Exchange, document: unknown): boolean {
  return request.method === "DELETE" ? text === "" : Object.hasOwn(Object(document), "data");
}

function pathBelow(baseUrl: string, url: string): string {
  const [address = ""] = url.split(/[?#]/);
  return address.startsWith(`${baseUrl}/`) ? address.slice(baseUrl.length) : new URL(address).pathname;
}

function messageOf({ operation, status, pointer, expected, found }: Drift, others: number): string {
  const what = `${pointer || "the document"}: expected ${expected}, found ${found}${others ? `, and ${others} more` : ""}`;
  const hint = operation.startsWith("GET") ? "" : "\nThe request was carried out: read what became of it.";
  return `${status} response breaks the contract: ${what} (${operation})${hint}`;
}
