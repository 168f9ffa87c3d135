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
  /** What there is when it starts. Default {@link defaultScenario}. */
  scenario?: Scenario | undefined;
  /** A whole number: with the same one, ids, keys and files are the same, but for signatures. Default 1. */
  seed?: number | undefined;
  /**
   * What goes wrong. A list: each request meets the first fault that fits it and has `times` left; faults pushed into
   * it later count too. A function: called for every request, and may draw at random. Default nothing.
   */
  faults?: Fault[] | ((request: SandboxRequest) => Fault | undefined) | undefined;
  /** The port on 127.0.0.1. Default 0: any that is free. */
  port?: number | undefined;
  /**
   * The time by which packages appear and download addresses expire, in milliseconds since 1970. Default `Date.now`.
   * Tokens are checked against the real time.
   */
  now?: (() => number) | undefined;
  /**
   * How long a download address is good, in milliseconds. Default 900,000, to 2,147,483,647. How long Apple's are is
   * not documented.
   */
  urlLifetimeMs?: number | undefined;
  /**
   * What the package of an app store version without one reads as: 200 with `data: null`, or 404. Both have been
   * seen of Apple, which documents neither. Default `"null"`.
   */
  missingPackage?: "null" | "404" | undefined;
  /**
   * The limit of the key, by a rolling window: requests over it are refused with 429, without `Retry-After`, which Apple
   * does not promise. Default none: requests are counted against 3,500 an hour, and none is refused.
   */
  rateLimit?: RateLimitOptions | undefined;
}

/** How many requests the key of a sandbox has in a window. */
export interface RateLimitOptions {
  /** Requests in a window. Default 3,500, as Apple documents for an hour. */
  perHour?: number | undefined;
  /** How long a window is, in milliseconds: a scaled-down one makes a test of hours one of seconds. Default 3,600,000. */
  windowMs?: number | undefined;
}

/** A sandbox that is up. Resolved to by {@link startSandbox}. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`: the `baseUrl` of a client. */
  url: string;
  /** A team key that exists here and nowhere else. No other key is accepted. */
  credentials: TeamKey;
  /**
   * The root certificate of the signatures of packages, in PEM. It takes the place of Apple's root; the certificates
   * below it have the marker extensions that Apple's have. With the same `seed` its key is the same, and the rest of it
   * is not: trust it by its public key.
   */
  signatureRoot: string;
  /** Every request so far, in order. */
  readonly requests: readonly SandboxRequest[];
  /** Every package that a POST has created, in order, whether or not its answer arrived. */
  readonly packagesCreated: readonly { appStoreVersionId: string; packageId: string }[];
  /** Resolves when no webhook delivery is on its way. */
  deliveriesSettled(): Promise<void>;
  /** Ends it: connections are cut, deliveries called off. Nothing of it is left then. May be called twice. */
  close(): Promise<void>;
}

/** A request that the sandbox got. Neither tokens nor the secrets of download addresses are in it. */
export interface SandboxRequest {
  method: string;
  /** The path with its query. */
  path: string;
  /** Undefined when the path leads nowhere. */
  operation: OperationKey | "asset" | undefined;
  /** How often this operation was asked for, this time included. */
  count: number;
  /** Whether it has an `Authorization` header, which no download may have. */
  hasToken: boolean;
  /** Whether it asks for a range. */
  hasRange: boolean;
  /** What went wrong with it on purpose. */
  fault?: Fault["kind"];
  /** Why the token was refused: Apple's answer, and the sandbox's, is the same for every cause. */
  tokenFault?: string;
  /** The status of the answer; undefined before there is one, and when the connection was cut instead. */
  status?: number;
}
