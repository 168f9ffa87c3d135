import type { TokenSource } from "../auth/token.js";
import { ArgumentError, ConnectionError, type RateLimit, TimeoutError } from "../errors.js";
import { type CallEvents, callEvents } from "./call-events.js";
import { type Clock, maxTimerMs } from "./clock.js";
import { connectionHint, connectionReason, isPermanentFailure } from "./connection-failure.js";
import { sleep, withDeadline } from "./deadline.js";
import { parseRateLimit, serverTimeOf } from "./headers.js";
import { type LimitGate, type LimitOutcome, limitOutcome, type Turn } from "./limit-gate.js";
import type { Limiter } from "./options.js";
import { readBody, readErrorBody } from "./read-body.js";
import { originOf, safeCause } from "./redact.js";
import { describe, freshConnection, type OutgoingRequest } from "./request.js";
import { type Exchange, type Inspect, loadInspector, readDocument, readError } from "./response.js";
import {
  type Failure,
  freshTokenDelayMs,
  isRateLimited,
  isSentAgain,
  isTokenRefused,
  retryAfterOf,
  retryDelay,
} from "./retry.js";
import { checkTimeout, patienceOf, type Settings } from "./settings.js";
import { createResponseWatch } from "./warnings.js";

export interface Transport {
  /** Sends a request, with retries, and resolves to a 2xx response that has been read and checked. */
  send(request: OutgoingRequest): Promise<ReadResponse>;
  /** By the last response with figures. */
  readonly rateLimit: RateLimit | undefined;
}

/** A response whose body has been read. */
export interface ReadResponse {
  response: Response;
  /** The body, unchanged. */
  text: string;
  /** The document in it; undefined after a DELETE. */
  data: unknown;
}

export interface TransportParts {
  settings: Settings;
  tokens: TokenSource;
  clock: Clock;
  limits: KeyLimits;
  /** From 0 up to 1: the jitter of delays. */
  random: () => number;
}

/** What is known of the rate limit of a key; clients with the same key may share it. */
interface KeyLimits {
  gate: LimitGate;
  /** The last `X-Rate-Limit` header. */
  lastHeader: string | null;
}

/** The one place where a request leaves, with its token, and where a Response becomes data or an error. */
export function createTransport({ settings, tokens, clock, limits, random }: TransportParts): Transport {
  const { origin } = new URL(settings.baseUrl);
  const watch = createResponseWatch(settings.onWarning);
  const { gate } = limits;
  const { limiter } = settings;
  const eventsOf = callEvents(settings.hooks, origin, clock);
  let inspector: Promise<Inspect> | undefined;

  function send(request: OutgoingRequest): Promise<ReadResponse> {
    if (!eventsOf) return sendUntilDone(request);
    const events = eventsOf(request);
    return sendUntilDone(request, events).catch((error: unknown) => {
      events.failed(error);
      throw error;
    });
  }

  async function sendUntilDone(request: OutgoingRequest, events?: CallEvents): Promise<ReadResponse> {
    checkRequest(request, origin, settings);
    // Before anything is sent: no package is created whose response cannot be checked as requested.
    if (settings.validate) inspector ??= loadInspector(settings);
    const inspect = inspector && (await inspector);
    const patience = patienceOf(request, settings);
    const { method, signal, budget } = request;
    let waitedMs = 0;
    const waited = (milliseconds: number) => {
      waitedMs += milliseconds;
      budget?.spend(milliseconds);
    };
    /** A limiter's time is that of a job with a budget; a call by itself may be sent again all the same. */
    const passLimiter = async (limiter: Limiter) => {
      const milliseconds = await untilAllowed(limiter, request);
      if (budget) waited(milliseconds);
    };
    let isTokenRenewed = false;
    let refused: Exchange | undefined;
    for (let attempt = 1; ; attempt++) {
      if (limiter) await passLimiter(limiter);
      const turn = await gate.enter({ maxMs: patience.forMs - waitedMs, maxDelayMs: patience.maxDelayMs }, signal);
      waited(turn.waitedMs);
      if (turn.isHopeless && refused) {
        turn.end();
        throw readError(refused, clock.now(), inspect);
      }
      let exchange = await exchangeInTurn(turn, request, events, tokens.get);
      if (!(exchange instanceof Error) && isTokenRefused(exchange.response.status) && !isTokenRenewed) {
        const { token, response } = exchange;
        isTokenRenewed = true;
        events?.retrying(exchange, freshTokenDelayMs);
        await sleep(clock, freshTokenDelayMs, signal);
        if (limiter) await passLimiter(limiter);
        const renew = () => tokens.renew(token, clock.now() - serverTimeOf(response));
        exchange = await exchangeInTurn(await gate.enter({ maxMs: 0, maxDelayMs: 0 }, signal), request, events, renew);
      }
      if (!(exchange instanceof Error) && exchange.response.ok) {
        const { response, text } = exchange;
        return { response, text, data: readDocument(exchange, inspect) };
      }
      const failure = failureOf(exchange, clock);
      if (!isSentAgain({ method, attempt, waitedMs }, failure, patience)) {
        throw exchange instanceof Error ? exchange : readError(exchange, clock.now(), inspect);
      }
      // After a 429 the gate waits, for all calls of the client.
      if (isRateLimited(failure)) {
        refused = exchange as Exchange;
        events?.retrying(refused, Math.min(gate.closedMs(), patience.forMs - waitedMs));
        continue;
      }
      const delayMs = Math.min(retryDelay(attempt, failure, patience, random()), patience.forMs - waitedMs);
      events?.retrying(exchange, delayMs);
      await sleep(clock, delayMs, signal);
      waited(delayMs);
    }
  }

  /** Waits for the limiter, as long as the budget allows. Resolves to the milliseconds waited. */
  async function untilAllowed(limiter: Limiter, { signal, budget }: OutgoingRequest): Promise<number> {
    const startedAt = clock.monotonic();
    const leftMs = Math.max(1, Math.min(budget?.leftMs() ?? maxTimerMs, maxTimerMs));
    const timeoutError = () => new TimeoutError(`the limiter let no request through within ${Math.round(leftMs)} ms`);
    await withDeadline(clock, leftMs, signal, timeoutError, async (signal) => limiter.acquire(signal));
    return clock.monotonic() - startedAt;
  }

  async function exchangeInTurn(
    turn: Turn,
    request: OutgoingRequest,
    events: CallEvents | undefined,
    takeToken: () => Promise<string>,
  ) {
    let outcome: LimitOutcome | undefined;
    try {
      const exchange = await exchangeOnce(request, events, takeToken);
      if (!(exchange instanceof Error)) outcome = limitOutcome(exchange.response, clock);
      return exchange;
    } finally {
      turn.end(outcome);
    }
  }

  function exchangeOnce(
    request: OutgoingRequest,
    events: CallEvents | undefined,
    takeToken: () => Promise<string>,
  ): Promise<Exchange | ConnectionError> {
    const timeoutMs = request.timeoutMs ?? settings.timeoutMs;
    const endsAt = clock.monotonic() + timeoutMs;
    let token = "";
    const onTimeout = () => {
      if (!token) tokens.forget();
      return new TimeoutError(`no ${token ? "response" : "token"} within ${timeoutMs} ms (${describe(request)})`);
    };
    return withDeadline(clock, timeoutMs, request.signal, onTimeout, async (signal, abandon) => {
      token = await takeToken();
      signal.throwIfAborted();
      const init = requestInit(request, settings, token, signal);
      events?.sending(token);
      const connection = freshConnection(request.method);
      try {
        const response = await settings.fetch(request.url, Object.assign(init, connection));
        const { text, problem } = response.ok
          ? await readBody(response, token)
          : await readErrorBody(response, token, { clock, leftMs: endsAt - clock.monotonic(), signal });
        signal.throwIfAborted();
        // A 2xx response is lost without its body; of an error response the status is enough.
        if (problem && response.ok && !problem.isTooLarge) throw problem.cause;
        if (problem) abandon();
        limits.lastHeader = response.headers.get("X-Rate-Limit") ?? limits.lastHeader;
        watch(response, clock.now());
        events?.received(response);
        return { request, response, text, problem, token };
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
      return parseRateLimit(limits.lastHeader);
    },
  };
}

function checkRequest(request: OutgoingRequest, origin: string, settings: Settings): void {
  if (!request.url.startsWith(`${origin}/`)) {
    throw new ArgumentError(`the token is sent to ${origin} only, not to ${originOf(new URL(request.url))}`);
  }
  if (request.timeoutMs !== undefined) checkTimeout("timeoutMs", request.timeoutMs, settings.ownFetch);
}

function requestInit(request: OutgoingRequest, settings: Settings, token: string, signal: AbortSignal): RequestInit {
  const { method, body } = request;
  // Not by spreading, which takes Node eight times as long for names with hyphens.
  const headers = Object.assign({}, settings.headers, request.headers, { authorization: `Bearer ${token}` });
  // A redirect is never followed: it could send the token, or the body of a POST, elsewhere.
  const init: RequestInit = { method, headers, signal, redirect: "manual" };
  if (body !== undefined) init.body = body;
  return init;
}

/** Not an HTTP status: nothing was sent, and nothing is to be sent again. */
const noStatus = 0;

function failureOf(exchange: Exchange | ConnectionError, clock: Clock): Failure {
  if (exchange instanceof Error) return isPermanentFailure(exchange) ? { status: noStatus } : {};
  const { response } = exchange;
  return { status: response.status, retryAfterSeconds: retryAfterOf(response, clock.now()) };
}

function lostConnection(error: unknown, token: string, to: string): ConnectionError {
  const reason = connectionReason(error, [token]) + connectionHint(error);
  return new ConnectionError(`no complete response from ${to}: ${reason}`, { cause: safeCause(error, [token]) });
}
