import type { Drift } from "../errors.js";
import type { Warning } from "./warnings.js";

/** How requests are sent. Each option has a default. */
export interface TransportOptions {
  /**
   * Where App Store Connect is. Default `https://api.appstoreconnect.apple.com`. https only, but for loopback. The
   * token is sent to this origin and to no other.
   */
  baseUrl?: string | undefined;
  /**
   * What sends a request, also those of `publish` and `downloadPackage` for files, which hold no token. Default the global
   * `fetch`. Called as `fetch(url, init)`. For recorders, and for proxies: `proxyFetch` of `alternative-distribution/node`.
   */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** The `User-Agent` header. Default `alternative-distribution/<version>`. */
  userAgent?: string | undefined;
  /**
   * The longest that one attempt may take, from the token to the last byte of the answer, in milliseconds. Default
   * 60,000; from 1 to 2,147,483,647, which is as far as timers reach. Waits between attempts do not count, and an
   * attempt that ran out of time is not tried again. The body of an error has 5 s of it at most: when it has not come by
   * then, its status counts without it.
   */
  timeoutMs?: number | undefined;
  /**
   * How answers that promise better luck are tried again; `false` for never. Default as {@link RetryOptions} says. A
   * 401 is, whatever stands here, tried once more with a fresh token.
   */
  retry?: RetryOptions | false | undefined;
  /**
   * Asked before every attempt, so that processes that share a key share its limit: requests wait until `acquire`
   * resolves; what it rejects with, the call rejects with. Default none; within one client requests wait for one
   * another as {@link RetryOptions} says.
   *
   * Source: Apple documents a limit of requests an hour for each key.
   */
  limiter?: Limiter | undefined;
  /** Called before every attempt. Default nothing. What it throws, or rejects with, is ignored. */
  onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /**
   * Called after every attempt that was answered, with whatever status. Default nothing. What it throws, or rejects
   * with, is ignored.
   */
  onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /**
   * Whether answers are checked against the contract. Default `"off"`. `"report"` tells `onDrift` what differs, and
   * fails no call. `"throw"` also rejects with an {@link UnexpectedResponseError} when a 2xx document of Apple's breaks
   * the contract: the request was carried out then, and a package that was to be created is there. Additions, and error
   * answers whatever their form, never reject. The answer that a call ends with is checked, not one that is tried again.
   *
   * What it takes is loaded on first use, before that request is sent, and works in a bundle; when it cannot be loaded,
   * the call rejects with an {@link ArgumentError} and nothing is sent.
   */
  validate?: "off" | "report" | "throw" | undefined;
  /**
   * Called for every place where an answer differs from the contract, up to 20 additions and 20 breaks an answer, items
   * of a list taken together. Needs `validate`, and `validate: "report"` needs it. Default nothing. What it throws, or
   * rejects with, is ignored.
   */
  onDrift?: ((drift: Drift) => unknown) | undefined;
  /**
   * Called with what is worth saying and fails no call: this machine's clock is 30 s or more off the server's, or less
   * than a tenth of the hour's requests is left. Once a client for each. Default nothing. What it throws, or rejects
   * with, is ignored.
   */
  onWarning?: ((warning: Warning) => unknown) | undefined;
}

/**
 * How often and how patiently a request is sent again: after 429 any, after 408, 500, 502, 503, 504 or a lost
 * connection GET and DELETE only. The wait is `Retry-After`, or else grows from 500 ms to 30 s, at random. While
 * `X-Rate-Limit` says that nothing is left, or after a 429, one request of the client at a time tries whether the limit
 * still holds. A DELETE sent again may find nothing left: that is a 404 like any other.
 *
 * Source: Apple documents 429, and neither `Retry-After` nor an idempotency key. Its windows are an hour and, in some
 * responses, a minute.
 */
export interface RetryOptions {
  /**
   * How often a request is sent at most, the first time included, from 1 to 10. Default 3 after faults of the server or
   * the connection, and as often as `forMs` allows after 429; with `forMs` given, as often as it allows after both.
   */
  attempts?: number | undefined;
  /**
   * The longest wait between two attempts, in milliseconds; a longer `Retry-After` is cut to it. Default 30,000, from 1
   * to 2,147,483,647.
   */
  maxDelayMs?: number | undefined;
  /**
   * How long the waits of a call may be in all, in milliseconds. Default 60,000, a minute; from 1 to 2,147,483,647.
   */
  forMs?: number | undefined;
}

/** A budget of requests, such as a token bucket in Redis. */
export interface Limiter {
  /**
   * Resolves when a request may be sent. The signal aborts when the call does, or its time is over: a wait here counts
   * among those of `publish`'s `timeoutMs`.
   */
  acquire(signal: AbortSignal): Promise<void>;
}

/** An attempt that is about to be sent, for `onRequest`. Neither the token nor headers nor the body are in it. */
export interface RequestEvent {
  /** `GET`, `POST`, `PATCH` or `DELETE`. */
  method: string;
  /** The path with its query. */
  path: string;
  /** 1 for the first attempt. The one with a fresh token after a 401 counts too. */
  attempt: number;
}

/** An attempt that was answered, for `onResponse`. A lost connection or a timeout is none. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status. */
  status: number;
  /** From sending to the last byte, in milliseconds. */
  durationMs: number;
  /** `X-Request-ID`, which Apple's support asks for; undefined when the answer had none. */
  requestId: string | undefined;
}

/** What every method takes as its last argument. */
export interface CallOptions {
  /** Ends the call, waits included; the promise rejects with the signal's reason. Default none. */
  signal?: AbortSignal | undefined;
  /** The longest that one attempt of this call may take, in milliseconds. Default the client's `timeoutMs`. */
  timeoutMs?: number | undefined;
  /**
   * How this call is sent again; `false` for never. What it leaves out is as the client has it. Default the client's
   * `retry`.
   */
  retry?: RetryOptions | false | undefined;
  /**
   * Further headers, which replace the client's own of the same name. Default none. `Authorization` is refused
   * with an {@link ArgumentError}.
   */
  headers?: Record<string, string> | undefined;
}
