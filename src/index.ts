/**
 * The client: {@link createClient} and what its methods take and return, credentials, errors, {@link verifyWebhook},
 * and the contract's types. Runs on Node, Bun, Deno and workers.
 *
 * @module alternative-distribution
 */

import type {
  ArgumentError,
  ConnectionError,
  CredentialsError,
  ResponseError,
  TimeoutError,
  UnexpectedResponseError,
  WebhookError,
} from "./errors.js";

export type { components, operations, paths } from "../generated/schema.js";
export type * from "../generated/types.js";
export type {
  Credentials,
  IndividualKey,
  KeySigner,
  SignatureBytes,
  TeamKey,
  TokenLifetime,
  TokenProvider,
} from "./auth/credentials.js";
export { credentialsFromEnv } from "./auth/credentials-from-env.js";
export { type Client, createClient } from "./client.js";
export {
  AppStoreConnectError,
  ArgumentError,
  ConnectionError,
  CredentialsError,
  type Drift,
  type ErrorCode,
  type RateLimit,
  ResponseError,
  type ResponseErrorDetails,
  TimeoutError,
  UnexpectedResponseError,
  WebhookError,
} from "./errors.js";
export type { QueryOf, RawClient, RawResponse } from "./http/contract-client.js";
export type {
  CallOptions,
  FailureEvent,
  Limiter,
  LogFields,
  Logger,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  RetryOptions,
} from "./http/options.js";
export type { Warning, WarningCode } from "./http/warnings.js";
export type { ClientOptions } from "./options.js";
export type { AppStoreVersionFilter, AppStoreVersions } from "./resources/app-store-versions.js";
export type { Apps } from "./resources/apps.js";
export type { Domains } from "./resources/domains.js";
export type { EnsuredPackage } from "./resources/ensure-package.js";
export type { Keys } from "./resources/keys.js";
export type { MarketplaceSearch } from "./resources/marketplace-search.js";
export type { Deltas, PackageVersions, Variants } from "./resources/package-versions.js";
export type { Packages } from "./resources/packages.js";
export type { Pages } from "./resources/pages.js";
export type { Poll } from "./resources/polls.js";
export type { ApiResponse, ResponsePromise } from "./resources/response-promise.js";
export type { WaitOptions } from "./resources/wait-for-version.js";
export type { Webhooks } from "./resources/webhooks.js";
export {
  type EventRelationship,
  isWebhookEvent,
  type KnownEventType,
  type PackageVersionCreatedEvent,
  type PingEvent,
  verifyWebhook,
  type WebhookNotification,
  type WebhookRequest,
} from "./webhook/verify-webhook.js";

/** Every error of this package; `switch (error.code)` narrows it to its class. */
export type AnyAppStoreConnectError =
  | ArgumentError
  | CredentialsError
  | ConnectionError
  | TimeoutError
  | ResponseError
  | UnexpectedResponseError
  | WebhookError;
