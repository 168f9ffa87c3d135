/**
 * What needs a file system: {@link publish}, the whole job, and its steps {@link downloadPackage} and
 * {@link verifyPackage}; credentials from a file, requests through a proxy.
 *
 * @module alternative-distribution/node
 */

export {
  type ProcessEvent,
  type ProcessedPackage,
  type ProcessOptions,
  processWithAltStore,
} from "./altstore/process-package.js";
export {
  createSourceEntry,
  type SourceEntry,
  type SourceEntryOptions,
  type SourceVersion,
} from "./altstore/source-entry.js";
export type { SourceReport } from "./altstore/source-problems.js";
export {
  type CheckedSource,
  checkSource,
  type UpdatedSource,
  type UpdateSourceOptions,
  updateSource,
} from "./altstore/update-source.js";
export { credentialsFromFile, type KeyFileOptions } from "./credentials-from-file.js";
export type { KeyBlobs } from "./download/asset-sources.js";
export type { DownloadEvent, DownloadedFile, DownloadedPackage, DownloadOptions } from "./download/download-options.js";
export { downloadPackage } from "./download/download-package.js";
export {
  type AnyPublishError,
  FileError,
  IntegrityError,
  type JsonProblem,
  MarketplaceError,
  NotFoundError,
  NotReadyError,
  SourceError,
} from "./errors.js";
export type {
  HostedFile,
  HostedReport,
  HostedStatus,
  NotFetched,
  ServedFile,
  WrongBytes,
} from "./hosting/hosted-report.js";
export { type HostedEvent, type HostedOptions, verifyHostedPackage } from "./hosting/verify-hosted-package.js";
export type { FileReport, PackageReport, SignatureReport } from "./package/package-report.js";
export { type VerifyOptions, verifyPackage } from "./package/verify-package.js";
export { proxyFetch } from "./proxy-fetch.js";
export { checkForUpdate, type NewerVersion, type UpdateCheck, type UpdateOptions } from "./publish/check-for-update.js";
export { publish } from "./publish/publish.js";
export type {
  PublishEvent,
  PublishedPackage,
  PublishOptions,
  PublishStep,
  StepDetail,
} from "./publish/publish-options.js";
export { type InstallLinkOptions, installLink } from "./web-distribution/install-link.js";
export {
  createInstallVerificationToken,
  findDistributionKey,
  type InstallVerificationTokenOptions,
} from "./web-distribution/install-verification-token.js";
export { checkMarketplaceKitFile, type MarketplaceKitReport } from "./web-distribution/marketplace-kit-file.js";
export {
  type HostedPackage,
  type RestoredApp,
  type RestoreResponse,
  restoreResponse,
} from "./web-distribution/restore-response.js";
