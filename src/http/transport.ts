import type { TokenSource } from "../auth/token.js";
import { ArgumentError, ConnectionError, type RateLimit, TimeoutError } from "../errors.js";
import { originOf } from "./base-url.js";
import { type Clock, sleep } from "./clock.js";
import { withDeadline } from "./deadline.js";
import { parseRateLimit, requestIdOf } from "./headers.js";
import { notify } from "./notify.js";
import { ownConnection } from "./own-connection.js";
import { readBody } from "./read-body.js";
import { reasonOf, redact, safeCause } from "./redact.js";
import { loadInspector } from "./report-drift.js";
import { describe, type OutgoingRequest } from "./request.js";
import { type Exchange, type Inspect, readDocument, readError } from "./response.js";
import { type Failure, isRetryable, isTokenRefused, parseRetryAfter, retryDelay } from "./retry.js";
import { checkMilliseconds, type Settings } from "./settings.js";
import { createResponseWatch } from "./warnings.js";

export interface Transport {
  /** Sends a request, as often as `retry` allows, and resolves to a 2xx response that has been read and checked. */
  send(request: OutgoingRequest): Promise<ReadResponse>;
  /** What the last response with figures said. */
  readonly rateLimit: RateLimit | undefined;
}

/** A response whose body has been read. */
export interface ReadResponse {
  response: Response;
  /** The body as it came. */
  text: string;
  /** The document in it; undefined after a DELETE. */
  data: unknown;
}

export interface TransportParts {
  settings: Settings;
  tokens: TokenSource;
  clock: Clock;
  /** From 0 up to 1: spreads the waits between attempts. */
  random: () => number;
}

/** The one place where a request leaves, with its token, and where a Response becomes data or an error. */
export function createTransport({ settings, tokens, clock, random }: TransportParts): Transport {
  const { origin } = new URL(settings.baseUrl);
  const watch = createResponseWatch(settings.onWarning);
  let lastRateLimit: string | null = null;
  let inspector: Promise<Inspect> | undefined;

  async function send(request: OutgoingRequest): Promise<ReadResponse> {
    checkRequest(request, origin);
    // Before anything is sent: a package is not created whose response cannot be checked as asked.
    if (settings.validate) inspector ??= loadInspector(settings);
    const inspect = await inspector;
    const { attempts, maxDelayMs } = settings.retry;
    let isTokenRenewed = false;
    for (let attempt = 1, sent = 1; ; attempt++, sent++) {
      let exchange = await exchangeOnce(request, sent, tokens.get);
      if (!(exchange instanceof Error) && isTokenRefused(exchange.response.status) && !isTokenRenewed) {
        const { token } = exchange;
        isTokenRenewed = true;
        sent++;
        exchange = await exchangeOnce(request, sent, () => tokens.renew(token));
      }
      if (!(exchange instanceof Error) && exchange.response.ok) {
        const { response, text } = exchange;
        return { response, text, data: readDocument(exchange, inspect) };
      }
      const failure = failureOf(exchange, clock);
      if (attempt >= attempts || !isRetryable(request.method, failure)) {
        throw exchange instanceof Error ? exchange : readError(exchange, clock.now(), inspect);
      }
      await sleep(clock, retryDelay(attempt, failure, maxDelayMs, random()), request.signal);
    }
  }

  function exchangeOnce(
    request: OutgoingRequest,
    attempt: number,
    takeToken: () => Promise<string>,
  ): Promise<Exchange | ConnectionError> {
    const timeoutMs = request.timeoutMs ?? settings.timeoutMs;
    let token = "";
    const onTimeout = () => {
      if (!token) tokens.forget();
      return new TimeoutError(`no ${token ? "response" : "token"} within ${timeoutMs} ms (${describe(request)})`);
    };
    return withDeadline(clock, timeoutMs, request.signal, onTimeout, async (signal) => {
      token = await takeToken();
      signal.throwIfAborted();
      const init = requestInit(request, settings, token, signal);
      const event = () => {
        return { method: request.method, path: redact(request.url.slice(origin.length), [token]), attempt };
      };
      notify(settings.onRequest, event);
      const startedAt = clock.now();
      const connection = ownConnection(request.method);
      try {
        const response = await settings.fetch(request.url, Object.assign(init, connection));
        const { text, fault } = await readBody(response, token);
        signal.throwIfAborted();
        // What a success says is lost then; an error's status says enough.
        if (fault && response.ok && !fault.isTooLarge) throw fault.cause;
        lastRateLimit = response.headers.get("X-Rate-Limit") ?? lastRateLimit;
        watch(response, clock.now());
        notify(settings.onResponse, () => ({
          ...event(),
          status: response.status,
          durationMs: clock.now() - startedAt,
          requestId: requestIdOf(response, token),
        }));
        return { request, response, text, fault, token };
      } catch (error) {
        return lostConnection(error, token, `${origin} (${describe(request)})`);
      } finally {
        connection?.client.close();
      }
    });
  }

  return {
    send,
    get rateLimit() {
      return parseRateLimit(lastRateLimit);
    },
  };
}

function checkRequest(request: OutgoingRequest, origin: string): void {
  if (!request.url.startsWith(`${origin}/`)) {
    throw new ArgumentError(`the token goes to ${origin} only, not to ${originOf(new URL(request.url))}`);
  }
  if (request.timeoutMs !== undefined) checkMilliseconds("timeoutMs", request.timeoutMs);
}

function requestInit(request: OutgoingRequest, settings: Settings, token: string, signal: AbortSignal): RequestInit {
  const { method, body } = request;
  const headers = { ...settings.headers, ...request.headers, authorization: `Bearer ${token}` };
  // A redirect is never followed: it could take the token, or the body of a POST, to another place.
  const init: RequestInit = { method, headers, signal, redirect: "manual" };
  return body === undefined ? init : { ...init, body };
}

function failureOf(exchange: Exchange | ConnectionError, clock: Clock): Failure {
  if (exchange instanceof Error) return {};
  const { status, headers } = exchange.response;
  return { status, retryAfterSeconds: parseRetryAfter(headers.get("Retry-After"), clock.now()) };
}

function lostConnection(error: unknown, token: string, to: string): ConnectionError {
  const reason = reasonOf(error, [token]);
  return new ConnectionError(`no complete response from ${to}: ${reason}`, { cause: safeCause(error, [token]) });
}
