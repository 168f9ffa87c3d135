import type { ErrorObject } from "../generated/schema.js";

/** Stable codes, one for each kind of failure. They do not change within a major version. */
export type ErrorCode =
  | "ERR_ASC_ARGUMENT"
  | "ERR_ASC_CREDENTIALS"
  | "ERR_ASC_CONNECTION"
  | "ERR_ASC_TIMEOUT"
  | "ERR_ASC_RESPONSE"
  | "ERR_ASC_UNEXPECTED_RESPONSE"
  | "ERR_ASC_WEBHOOK_SIGNATURE"
  | "ERR_ASC_WEBHOOK_BODY"
  | "ERR_ASC_INTEGRITY"
  | "ERR_ASC_FILE"
  | "ERR_ASC_NOT_FOUND"
  | "ERR_ASC_NOT_READY";

/** Everything this package throws, except aborts: those reject with the reason of the caller's own signal. */
export abstract class AppStoreConnectError extends Error {
  /** The kind of failure. It does not change within a major version; messages may. */
  abstract readonly code: ErrorCode;
}

/**
 * An option or argument cannot be used. Nothing was sent, but for the reads by which `client.appStoreVersions.find`
 * learns that a platform is needed.
 */
export class ArgumentError extends AppStoreConnectError {
  readonly code = "ERR_ASC_ARGUMENT";
  override get name() {
    return "ArgumentError";
  }
}

/** The credentials cannot be used: missing, ambiguous, not a P-256 private key, or signing failed. */
export class CredentialsError extends AppStoreConnectError {
  readonly code = "ERR_ASC_CREDENTIALS";
  override get name() {
    return "CredentialsError";
  }
}

/**
 * No answer, or only part of one, came back. For a POST or PATCH it is not known whether Apple carried it out:
 * settle it by reading, as `client.packages.ensure` does, before sending it again.
 */
export class ConnectionError extends AppStoreConnectError {
  readonly code = "ERR_ASC_CONNECTION";
  override get name() {
    return "ConnectionError";
  }
}

/**
 * `timeoutMs` passed: that of one attempt, or that of `client.packages.waitForVersion`. For a POST or PATCH the same
 * holds as for {@link ConnectionError}.
 */
export class TimeoutError extends AppStoreConnectError {
  readonly code = "ERR_ASC_TIMEOUT";
  override get name() {
    return "TimeoutError";
  }
}

/**
 * What `X-Rate-Limit` said last, in requests. The hour is a rolling one, per key. Any figure may be missing.
 *
 * Source: Apple documents `user-hour-lim:3500;user-hour-rem:500;`; minute figures are seen in live answers.
 */
export interface RateLimit {
  /** Requests that the key has in an hour. */
  hourLimit?: number;
  /** Requests that are left of them. */
  hourRemaining?: number;
  /** Requests that the key has in a minute. */
  minuteLimit?: number;
  /** Requests that are left of them. */
  minuteRemaining?: number;
}

/** What a {@link ResponseError} carries of the response. */
export type ResponseErrorDetails = Pick<
  ResponseError,
  "status" | "errors" | "requestId" | "rateLimit" | "retryAfterSeconds" | "method" | "path"
>;

/**
 * Apple responded with an error status, or the server or something on the way to it with 408, 429 or 5xx. Any other error
 * status without an error document of Apple's is an {@link UnexpectedResponseError}.
 */
export class ResponseError extends AppStoreConnectError {
  readonly code = "ERR_ASC_RESPONSE";
  override get name() {
    return "ResponseError";
  }
  /** The HTTP status. An error's own `status` may differ from it. */
  declare readonly status: number;
  /**
   * Apple's errors as they came, each with its `meta.associatedErrors`; empty for a 408, 429 or 5xx without an error
   * document, and when the body could not be read.
   */
  declare readonly errors: readonly ErrorObject[];
  /** `X-Request-ID`: what Apple's support asks for. */
  declare readonly requestId: string | undefined;
  /** What `X-Rate-Limit` said in this answer, in requests; undefined when it said nothing. */
  declare readonly rateLimit: RateLimit | undefined;
  /** `Retry-After` in seconds, a year at most, as a number or a date gives it. Apple does not document the header. */
  declare readonly retryAfterSeconds: number | undefined;
  /** `GET`, `POST`, `PATCH` or `DELETE`. */
  declare readonly method: string;
  /** The path that was called, without the query. */
  declare readonly path: string;
  readonly #response: Response;

  constructor(message: string, details: ResponseErrorDetails, response: Response) {
    super(message);
    Object.assign(this, details);
    this.#response = response;
  }

  /** The answer, its body read already. Neither enumerable nor inspectable, so that it is not logged with the error. */
  get response(): Response {
    return this.#response;
  }

  /**
   * Whether any error, associated ones included, has this code or one below it: `has("ENTITY_ERROR")` is true for
   * `ENTITY_ERROR.RELATIONSHIP.INVALID`, `has("ENTITY")` is not. Codes are dot-hierarchical; the deciding error is not
   * always the first.
   */
  has(code: string): boolean {
    return allErrors(this.errors).some((error) => `${error.code}.`.startsWith(`${code}.`));
  }
}

/** The errors of a list and, below each, its associated errors, however deep. */
export function allErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  return errors.flatMap((error) => [error, ...allErrors(associatedErrors(error))]);
}

function associatedErrors(error: ErrorObject): ErrorObject[] {
  return Object.values(error.meta?.associatedErrors ?? {}).flatMap(errorObjects);
}

/** The items of an untrusted list that are error objects. */
export function errorObjects(list: unknown): ErrorObject[] {
  if (!Array.isArray(list)) return [];
  return list.filter((item) => typeof item?.code === "string");
}

/** A place where an answer is not what the contract says, for `onDrift`. No value of the answer is in it. */
export interface Drift {
  /**
   * `breaking`: what the types promise does not hold, as with another type, a required field that is missing, null, or
   * another success status. `additive`: something new beside it, as an unknown field, enum value, included type or
   * error status.
   */
  impact: "breaking" | "additive";
  /** The operation that was answered, by the contract's path: `GET /v1/alternativeDistributionPackages/{id}`. */
  operation: string;
  /** The HTTP status of the answer. */
  status: number;
  /**
   * Where in the answer: a JSON pointer, empty for all of it. Names that the contract does not have come from the
   * answer; they are shortened, and cleaned of what looks like a secret.
   */
  pointer: string;
  /** What the contract has there: a type, the values known, or `absent` for a field that it does not have. */
  expected: string;
  /** The kind of what was there: `string`, `null`, `array`, `absent`, … */
  found: string;
}

/**
 * A response that is not Apple's, such as the page of a proxy or a login, whatever its status; a 2xx that is not the JSON
 * document Apple documents, or is larger than 16 MiB; a list, or nothing, in place of one resource; an id that no request
 * can hold; a redirect; a `links.next` that leads elsewhere or in a circle; with `validate: "throw"`, also a response
 * that breaks the contract. Except for that last one it is not known whether Apple carried out a POST or PATCH: settle it
 * by reading, as for {@link ConnectionError}.
 */
export class UnexpectedResponseError extends AppStoreConnectError {
  readonly code = "ERR_ASC_UNEXPECTED_RESPONSE";
  override get name() {
    return "UnexpectedResponseError";
  }
  /** The HTTP status; undefined when what is unexpected is part of a document, such as a `links.next`. */
  declare readonly status: number | undefined;
  /** `GET`, `POST`, `PATCH` or `DELETE`; undefined as `status` is. */
  declare readonly method: string | undefined;
  /** The path that was called, without the query; undefined as `status` is. */
  declare readonly path: string | undefined;

  constructor(
    message: string,
    /** Where the answer differs from the contract, additions included; empty but for `validate: "throw"`. */
    readonly drift: readonly Drift[] = [],
    details: Pick<ResponseErrorDetails, "status" | "method" | "path"> | undefined = undefined,
  ) {
    super(message);
    Object.assign(this, details);
  }
}

/** A webhook request is not to be trusted (answer it with 401), or is signed and no event (answer it with 400). */
export class WebhookError extends AppStoreConnectError {
  constructor(
    readonly code: "ERR_ASC_WEBHOOK_SIGNATURE" | "ERR_ASC_WEBHOOK_BODY",
    message: string,
  ) {
    super(message);
  }

  override get name() {
    return "WebhookError";
  }
}

/** Every error of this package; `switch (error.code)` narrows it to its class. */
export type AnyAppStoreConnectError =
  | ArgumentError
  | CredentialsError
  | ConnectionError
  | TimeoutError
  | ResponseError
  | UnexpectedResponseError
  | WebhookError;
