export {
  type PublishEvent,
  type PublishedPackage,
  type PublishOptions,
  type PublishStep,
  publish,
} from "../workflow/publish.js";
export { credentialsFromFile, type KeyFileOptions } from "./credentials-from-file.js";
export { type DownloadedPackage, type DownloadOptions, downloadPackage } from "./download-package.js";
export { type AnyPublishError, FileError, IntegrityError, NotFoundError, NotReadyError } from "./errors.js";
export type { FileReport, PackageReport } from "./package-report.js";
export type { DownloadEvent, DownloadedFile } from "./progress.js";
export { type VerifyOptions, verifyPackage } from "./verify-package.js";
