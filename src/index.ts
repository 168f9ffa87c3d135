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
  type AnyAppStoreConnectError,
  AppStoreConnectError,
  ArgumentError,
  ConnectionError,
  CredentialsError,
  type Drift,
  type ErrorCode,
  type RateLimit,
  ResponseError,
  TimeoutError,
  UnexpectedResponseError,
  WebhookError,
} from "./errors.js";
export type { QueryOf, RawClient, RawResponse } from "./http/contract-client.js";
export type { CallOptions, Limiter, RequestEvent, ResponseEvent, RetryOptions } from "./http/options.js";
export type { Warning, WarningCode } from "./http/warnings.js";
export type { ClientOptions } from "./options.js";
export type { AppStoreVersionFilter } from "./resources/app-store-versions.js";
export type { EnsuredPackage } from "./resources/ensure-package.js";
export type { Pages } from "./resources/pages.js";
export type { Poll, WaitOptions } from "./resources/wait-for-version.js";
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
