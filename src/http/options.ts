import type { Drift } from "../errors.js";
import type { Warning } from "./warnings.js";

/** How requests are sent. Each option has a default. */
export interface TransportOptions {
  /**
   * The URL of App Store Connect. Default `https://api.appstoreconnect.apple.com`. https only, except for loopback. The
   * token is sent to this origin and no other.
   */
  baseUrl?: string | undefined;
  /**
   * Sends every request, including the ones of `publish` and `downloadPackage` for files, which carry no token. Default
   * the global `fetch`. Called as `fetch(url, init)`. For recorders, and for proxies: see `proxyFetch` of
   * `alternative-distribution/node`.
   */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /**
   * The `User-Agent` header, in place of the default: `alternative-distribution/<version>`, the runtime with its version
   * and the platform, as in `alternative-distribution/0.1.0 (node 22.11.0; linux x64)`.
   */
  userAgent?: string | undefined;
  /** Appended to the `User-Agent` header after a space: the name and version of your program. Default none. */
  userAgentSuffix?: string | undefined;
  /**
   * Timeout of one attempt, from getting the token to the last byte of the response, in milliseconds. Default 60,000;
   * from 1 to 2,147,483,647, the limit of timers. Waits between attempts do not count, and an attempt that timed out is
   * not repeated. The body of an error response gets at most 5 s of it; after that the status counts without the body.
   */
  timeoutMs?: number | undefined;
  /**
   * When requests are retried; `false` for never. For the defaults see {@link RetryOptions}. After a 401 a request is
   * always sent once more with a fresh token.
   */
  retry?: RetryOptions | false | undefined;
  /**
   * Called before every attempt, so that processes that share a key can share its rate limit: the request waits until
   * `acquire` resolves, and the call rejects with whatever `acquire` rejects with. Default none. The requests of one
   * client share the limit without it.
   *
   * Source: Apple documents a limit of requests an hour for each key.
   */
  limiter?: Limiter | undefined;
  /**
   * Gets a line for every attempt, response, retry, failed call and warning. `console` is one. Default none, or stderr
   * if the environment variable `ADP_LOG` is set. `ADP_LOG` is the lowest level that is logged: `debug` (all), `info`
   * (no attempts that are about to be sent), `warn` (neither these nor responses) or `off`. Default `debug` with
   * `logger`, `off` without.
   */
  logger?: Logger | undefined;
  /** Called before every attempt. Default none. Its errors and rejections are ignored. */
  onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /**
   * Called after every attempt that got a response, whatever the status. Default none. Its errors and rejections are
   * ignored.
   */
  onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /**
   * Called when an attempt failed and the request will be sent again, before the wait. Default none. Its errors and
   * rejections are ignored.
   */
  onRetry?: ((event: RetryEvent) => unknown) | undefined;
  /**
   * Called when a request has failed for good, once; the call rejects with that error, unless a method knows better: a
   * 404 may mean that there is none. Default none. Its errors and rejections are ignored.
   */
  onError?: ((event: FailureEvent) => unknown) | undefined;
  /**
   * Whether responses are checked against the contract. Default `"off"`. `"report"` reports differences to `onDrift`
   * and fails no call. `"throw"` also rejects with an {@link UnexpectedResponseError} when a 2xx document of Apple's
   * breaks the contract; the request was carried out then, so a package may have been created. Additions and error
   * responses never reject. Only the last response of a call is checked, not the ones before a retry.
   *
   * The checks are loaded on first use, before the request is sent; this works in a bundle too. If they cannot be
   * loaded, the call rejects with an {@link ArgumentError} and nothing is sent.
   */
  validate?: "off" | "report" | "throw" | undefined;
  /**
   * Called for every place where a response differs from the contract, at most 20 additions and 20 breaking differences
   * per response; the items of a list count as one place. Requires `validate`, and `validate: "report"` requires it.
   * Default none. Its errors and rejections are ignored.
   */
  onDrift?: ((drift: Drift) => unknown) | undefined;
  /**
   * Called with warnings, which fail no call: this machine's clock differs from the server's by 30 s or more, or less
   * than a tenth of the hour's requests remains. Once per client and kind. Default none. Its errors and rejections are
   * ignored.
   */
  onWarning?: ((warning: Warning) => unknown) | undefined;
}

/**
 * When a request is retried: after 429 every method; after 408, 500, 502, 503, 504 or a lost connection only GET and
 * DELETE. The delay is `Retry-After`, or else random, up to a bound that grows from 500 ms to 30 s. After a 429, or
 * when `X-Rate-Limit` shows no request left, the client sends one request at a time until the limit is lifted. A
 * repeated DELETE may find nothing left to delete, which is an ordinary 404.
 *
 * Source: Apple documents 429, and neither `Retry-After` nor an idempotency key. Its windows are an hour and, in some
 * responses, a minute.
 */
export interface RetryOptions {
  /**
   * How often a request is sent at most, including the first time; from 1 to 10. Default 3 after server errors and lost
   * connections, and as often as `forMs` allows after 429; if `forMs` is given, as often as it allows in both cases.
   */
  attempts?: number | undefined;
  /**
   * The longest delay between two attempts, in milliseconds; a longer `Retry-After` is cut to it. Default 30,000; from
   * 1 to 2,147,483,647.
   */
  maxDelayMs?: number | undefined;
  /**
   * How long all delays of a call may take together, in milliseconds. Default 60,000, a minute; from 1 to
   * 2,147,483,647.
   */
  forMs?: number | undefined;
}

/** A budget of requests, such as a token bucket in Redis. */
export interface Limiter {
  /**
   * Resolves when a request may be sent. The signal aborts when the call is aborted or times out; the wait counts
   * towards the `timeoutMs` of `publish`.
   */
  acquire(signal: AbortSignal): Promise<void>;
}

/** Where lines of a log go: `console`, or what you make of them. None holds a secret, a header or a body. */
export interface Logger {
  /** Attempts that are about to be sent. */
  debug(message: string, fields: LogFields): unknown;
  /** Responses. */
  info(message: string, fields: LogFields): unknown;
  /** Retries with the wait before them, lost connections, failed calls, and warnings as `onWarning` gets them. */
  warn(message: string, fields: LogFields): unknown;
}

/** The facts of a line of the log, by the names that the event of the hook has. */
export type LogFields = Record<string, string | number | boolean | undefined>;

/** An attempt that is about to be sent, for `onRequest`. It holds no token, headers or body. */
export interface RequestEvent {
  /** The same for all events of a request and its retries, and of no other request in this process. */
  callId: number;
  /** `GET`, `POST`, `PATCH` or `DELETE`. */
  method: string;
  /** The path with its query. */
  path: string;
  /** 1 for the first attempt. The one with a fresh token after a 401 counts too. */
  attempt: number;
}

/** An attempt that got a response, for `onResponse`; a lost connection or a timeout does not count. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status. */
  status: number;
  /** From sending to the last byte, in milliseconds. */
  durationMs: number;
  /** `X-Request-ID`, which Apple's support asks for; undefined when the response had none. */
  requestId: string | undefined;
}

/** An attempt that failed and will be repeated, for `onRetry`. */
export interface RetryEvent extends RequestEvent {
  /** The status of its response; undefined for a lost connection. */
  status: number | undefined;
  /** `X-Request-ID` of its response; undefined when there was none. */
  requestId: string | undefined;
  /** Why it failed, in one line: `429`, or what happened to the connection. */
  reason: string;
  /** Until the next attempt, in milliseconds; after a 429 longer, when other requests of the client are in line. */
  delayMs: number;
}

/** A request that has failed for good, for `onError`. */
export interface FailureEvent extends RequestEvent {
  /** How many attempts there were; 0 when nothing was sent. */
  attempt: number;
  /** An error of this package, or the reason of the signal that aborted the call. */
  error: unknown;
}

/** The last argument of every method. */
export interface CallOptions {
  /** Aborts the call and its waits; the promise rejects with the signal's reason. Default none. */
  signal?: AbortSignal | undefined;
  /** Timeout of one attempt of this call, in milliseconds. Default the client's `timeoutMs`. */
  timeoutMs?: number | undefined;
  /**
   * When this call is retried; `false` for never. Members left out, and the default, are those of the client's `retry`.
   */
  retry?: RetryOptions | false | undefined;
  /**
   * More headers; they replace the client's own of the same name. Default none. `Authorization` is refused with an
   * {@link ArgumentError}.
   */
  headers?: Record<string, string> | undefined;
}
