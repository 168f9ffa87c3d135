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
  override get name() {
    return "AppStoreConnectError";
  }

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
