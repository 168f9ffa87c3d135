import type { OperationKey } from "../../../generated/operations.js";
import type { TeamKey } from "../../index.js";
import type { Scenario } from "../state/scenario.js";
import type { Fault } from "./fault.js";

/**
 * How {@link startSandbox} works. Everything has a default.
 *
 * @example
 * await startSandbox({
 *   scenario: { apps: [{ bundleId: "com.example.app", versions: [{ versionString: "2.4.0", packageDelayMs: 2_000 }] }] },
 *   faults: [{ kind: "dropAfter", operation: "POST /v1/alternativeDistributionPackages" }],
 * });
 */
export interface SandboxOptions {
  /** What exists when it starts. Default {@link defaultScenario}. */
  scenario?: Scenario | undefined;
  /** A whole number: the same seed gives the same ids, keys and files, except signatures. Default 1. */
  seed?: number | undefined;
  /**
   * What goes wrong. A list: each request gets the first fault that applies to it and has `times` left; faults pushed
   * into it later count too. A function: called for every request; it may choose at random. Default nothing.
   */
  faults?: Fault[] | ((request: SandboxRequest) => Fault | undefined) | undefined;
  /** The port on 127.0.0.1. Default 0: any that is free. */
  port?: number | undefined;
  /**
   * The time by which packages appear and download URLs expire, in milliseconds since 1970. Default `Date.now`.
   * Tokens are checked against the real time.
   */
  now?: (() => number) | undefined;
  /**
   * How long a download URL is valid, in milliseconds. Default 900,000, at most 2,147,483,647. How long Apple's are
   * valid is not documented.
   */
  urlLifetimeMs?: number | undefined;
  /**
   * The response to a read of the package of an app store version that has none: 200 with `data: null`, or 404. Apple has
   * been seen to do both, and documents neither. Default `"null"`.
   */
  missingPackage?: "null" | "404" | undefined;
  /**
   * The limit of the key, in a rolling window: requests over it are refused with 429, without `Retry-After`, which Apple
   * does not promise. Default none: requests are counted against 3,500 an hour, and none is refused.
   */
  rateLimit?: RateLimitOptions | undefined;
}

/** How many requests the key of a sandbox has in a window. */
export interface RateLimitOptions {
  /** Requests in a window. Default 3,500, as Apple documents for an hour. */
  perHour?: number | undefined;
  /** How long a window is, in milliseconds: a short one turns a test of hours into one of seconds. Default 3,600,000. */
  windowMs?: number | undefined;
}

/** A running sandbox, from {@link startSandbox}. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`: the `baseUrl` of a client, and of `processWithAltStore`. */
  url: string;
  /** A team key that exists here and nowhere else. No other key is accepted. */
  credentials: TeamKey;
  /**
   * The root certificate of the signatures of packages, in PEM. It replaces Apple's root; the certificates below
   * it have the marker extensions that Apple's have. The same `seed` gives the same key, but not the same certificate:
   * trust it by its public key.
   */
  signatureRoot: string;
  /** Every request so far, in order. */
  readonly requests: readonly SandboxRequest[];
  /** Every package that a POST has created, in order, whether or not the response arrived. */
  readonly packagesCreated: readonly { appStoreVersionId: string; packageId: string }[];
  /** Resolves when no webhook delivery is in progress. */
  deliveriesSettled(): Promise<void>;
  /** Stops it: connections are cut, deliveries aborted, and nothing keeps running. May be called twice. */
  close(): Promise<void>;
}

/** A request that the sandbox received, without tokens and without the secrets of download URLs. */
export interface SandboxRequest {
  method: string;
  /** The path with its query. */
  path: string;
  /** Undefined when there is no such operation. */
  operation: OperationKey | "asset" | "altstore" | undefined;
  /** How many requests this operation has received, this one included. */
  count: number;
  /** Whether it has an `Authorization` header, which a download must not have. */
  hasToken: boolean;
  /** Whether it has a `Range` header. */
  hasRange: boolean;
  /** What went wrong with it on purpose. */
  fault?: Fault["kind"];
  /** Why the token was refused: the response is the same for every cause, as at Apple. */
  tokenFault?: string;
  /** The status of the response; undefined before it is sent, and when the connection was cut instead. */
  status?: number;
}
