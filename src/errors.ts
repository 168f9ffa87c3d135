import type { ErrorObject } from "../generated/schema.js";

/** Stable codes, one per kind of failure. They do not change within a major version. */
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
  | "ERR_ASC_NOT_READY"
  | "ERR_ASC_MARKETPLACE"
  | "ERR_ASC_SOURCE";

/** What marks an error as one of this package; the same in every copy of it. */
const mark = Symbol.for("alternative-distribution.AppStoreConnectError");

/**
 * Base class of every error of this package. An aborted call rejects with the reason of the caller's signal instead.
 * `instanceof` holds for errors of another copy of this package in the same program too.
 */
export abstract class AppStoreConnectError extends Error {
  /** The kind of failure. Codes do not change within a major version; messages may. */
  abstract readonly code: ErrorCode;

  static {
    // Without a declaration, by which the types of two copies would differ.
    Object.defineProperty(AppStoreConnectError.prototype, mark, { value: true });
  }

  /**
   * Whether a value is an error of this class, of whichever copy of this package. The same as `instanceof`.
   *
   * @example
   * if (AppStoreConnectError.isInstance(error)) console.error(error.code, error.message);
   * if (ResponseError.isInstance(error)) console.error(error.status, error.requestId);
   */
  static isInstance<Instance>(this: { prototype: Instance }, value: unknown): value is Instance {
    // biome-ignore lint/complexity/noThisInStatic: of subclasses too
    return isOfClass(value, this.prototype as object);
  }

  /** Makes `instanceof` hold across copies of this package. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: of subclasses too
    return isOfClass(value, this.prototype);
  }
}

/** By the chain of prototypes, or for an error of another copy by the names in its chain. */
function isOfClass(value: unknown, prototype: object): boolean {
  if (Object.prototype.isPrototypeOf.call(prototype, value as object)) return true;
  if (typeof value !== "object" || value === null || !(mark in value)) return false;
  const name = ownNameOf(prototype);
  if (name === undefined) return false;
  for (let own = Object.getPrototypeOf(value); own; own = Object.getPrototypeOf(own)) {
    if (ownNameOf(own) === name) return true;
  }
  return false;
}

/** Undefined for a subclass without a name of its own, which only its own copy knows. */
function ownNameOf(prototype: object): unknown {
  return Object.hasOwn(prototype, "name") ? (prototype as Error).name : undefined;
}

/**
 * An option or argument is invalid. Nothing was sent, except for the reads with which `client.appStoreVersions.find`
 * finds that it needs a platform.
 */
export class ArgumentError extends AppStoreConnectError {
  readonly code = "ERR_ASC_ARGUMENT";
}

/** The credentials are missing, ambiguous or not a P-256 private key, or signing failed. */
export class CredentialsError extends AppStoreConnectError {
  readonly code = "ERR_ASC_CREDENTIALS";
}

/**
 * No response, or only part of one, was received. It is unknown whether Apple carried out a POST or PATCH: read the
 * resource, as `client.packages.ensure` does, before you send it again.
 */
export class ConnectionError extends AppStoreConnectError {
  readonly code = "ERR_ASC_CONNECTION";
}

/**
 * A `timeoutMs` has passed: of one attempt, or of `client.packages.waitForVersion`. It is unknown whether Apple carried
 * out a POST or PATCH; see {@link ConnectionError}.
 */
export class TimeoutError extends AppStoreConnectError {
  readonly code = "ERR_ASC_TIMEOUT";
}

/**
 * The rate limit of the key by the last `X-Rate-Limit` header, in requests. The hour is a rolling one. Any figure may
 * be missing.
 *
 * Source: Apple documents `user-hour-lim:3500;user-hour-rem:500;`; minute figures are seen in live responses.
 */
export interface RateLimit {
  /** Requests allowed in an hour. */
  hourLimit?: number;
  /** Requests remaining of them. */
  hourRemaining?: number;
  /** Requests allowed in a minute. */
  minuteLimit?: number;
  /** Requests remaining of them. */
  minuteRemaining?: number;
}

/** What a {@link ResponseError} carries of the response. */
export type ResponseErrorDetails = Pick<
  ResponseError,
  "status" | "errors" | "requestId" | "rateLimit" | "retryAfterSeconds" | "method" | "path"
>;

/**
 * Apple responded with an error status, or the server or a proxy with 408, 429 or 5xx. Any other error status without
 * an error document of Apple's is an {@link UnexpectedResponseError}.
 */
export class ResponseError extends AppStoreConnectError {
  readonly code = "ERR_ASC_RESPONSE";
  /** The HTTP status. An error's own `status` may differ from it. */
  declare readonly status: number;
  /**
   * Apple's errors, unchanged, each with its `meta.associatedErrors`; empty for a 408, 429 or 5xx without an error
   * document, or when the body could not be read.
   */
  declare readonly errors: readonly ErrorObject[];
  /** `X-Request-ID`, which Apple's support asks for. */
  declare readonly requestId: string | undefined;
  /** The rate limit by this response's `X-Rate-Limit`, in requests; undefined without usable figures. */
  declare readonly rateLimit: RateLimit | undefined;
  /** `Retry-After` in seconds, at most a year; the header may be a number or a date. Apple does not document it. */
  declare readonly retryAfterSeconds: number | undefined;
  /** `GET`, `POST`, `PATCH` or `DELETE`. */
  declare readonly method: string;
  /** The path of the request, without the query. */
  declare readonly path: string;
  readonly #response: Response;

  constructor(message: string, details: ResponseErrorDetails, response: Response) {
    super(message);
    Object.assign(this, details);
    this.#response = response;
  }

  /**
   * The response, its body already read. Neither enumerable nor inspectable, so that it is not logged with the error.
   */
  get response(): Response {
    return this.#response;
  }

  /**
   * Whether any error, including associated ones, has this code or one below it: `has("ENTITY_ERROR")` is true for
   * `ENTITY_ERROR.RELATIONSHIP.INVALID`, `has("ENTITY")` is not. The decisive error is not always the first.
   */
  has(code: string): boolean {
    return allErrors(this.errors).some((error) => `${error.code}.`.startsWith(`${code}.`));
  }
}

/** The errors of a list, each followed by its associated errors at any depth. */
export function allErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  return errors.flatMap((error) => {
    const associated = Object.values(error.meta?.associatedErrors ?? {}).flatMap(errorObjects);
    return [error, ...allErrors(associated)];
  });
}

/** The items of an untrusted list that are error objects. */
export function errorObjects(list: unknown): ErrorObject[] {
  if (!Array.isArray(list)) return [];
  return list.filter((item) => typeof item?.code === "string");
}

/** A place where a response differs from the contract, for `onDrift`. It holds no value of the response. */
export interface Drift {
  /**
   * `breaking`: the types do not hold, for example another type, a missing required field, null, or another success
   * status. `additive`: something new, for example an unknown field, enum value, included type or error status.
   */
  impact: "breaking" | "additive";
  /** The operation, by the contract's path: `GET /v1/alternativeDistributionPackages/{id}`. */
  operation: string;
  /** The HTTP status of the response. */
  status: number;
  /**
   * Where in the response: a JSON pointer, empty for the whole document. Names that are not in the contract are
   * shortened, and anything in them that looks like a secret is removed.
   */
  pointer: string;
  /** What the contract has there: a type, the known values, or `absent` for a field that it does not have. */
  expected: string;
  /** The kind of value found: `string`, `null`, `array`, `absent`, … */
  found: string;
}

/**
 * A response that is not Apple's, such as a proxy's or login page, whatever its status; a 2xx response that is not the
 * JSON document Apple documents, or is larger than 16 MiB; a list, or nothing, in place of one resource; an id that
 * cannot be used in a request; a redirect; a `links.next` that points to another origin or repeats a page; with
 * `validate: "throw"`, also a response that breaks the contract. Except for the last one, it is unknown whether Apple
 * carried out a POST or PATCH; see {@link ConnectionError}.
 */
export class UnexpectedResponseError extends AppStoreConnectError {
  readonly code = "ERR_ASC_UNEXPECTED_RESPONSE";
  /** The HTTP status; undefined when part of a document is unexpected, such as a `links.next`. */
  declare readonly status: number | undefined;
  /** `GET`, `POST`, `PATCH` or `DELETE`; undefined whenever `status` is. */
  declare readonly method: string | undefined;
  /** The path of the request, without the query; undefined whenever `status` is. */
  declare readonly path: string | undefined;

  constructor(
    message: string,
    /** Where the response differs from the contract, including additions; empty except with `validate: "throw"`. */
    readonly drift: readonly Drift[] = [],
    details: Pick<ResponseErrorDetails, "status" | "method" | "path"> | undefined = undefined,
  ) {
    super(message);
    Object.assign(this, details);
  }
}

/** A webhook request is not signed by Apple (respond with 401), or is signed but holds no event (respond with 400). */
export class WebhookError extends AppStoreConnectError {
  constructor(
    readonly code: "ERR_ASC_WEBHOOK_SIGNATURE" | "ERR_ASC_WEBHOOK_BODY",
    message: string,
  ) {
    super(message);
  }
}

const classes = {
  ...{ AppStoreConnectError, ArgumentError, CredentialsError, ConnectionError, TimeoutError, ResponseError },
  ...{ UnexpectedResponseError, WebhookError },
};
// By name, which holds after minifying too; not enumerable, so that it is not logged twice.
for (const [name, { prototype }] of Object.entries(classes)) Object.defineProperty(prototype, "name", { value: name });
