export { publish } from "../workflow/publish.js";
export type { PublishEvent, PublishedPackage, PublishOptions, PublishStep } from "../workflow/publish-options.js";
export { credentialsFromFile, type KeyFileOptions } from "./credentials-from-file.js";
export { type DownloadedPackage, type DownloadOptions, downloadPackage } from "./download-package.js";
export { type AnyPublishError, FileError, IntegrityError, NotFoundError, NotReadyError } from "./errors.js";
export type { KeyBlobs } from "./key-blobs.js";
export type { FileReport, PackageReport, SignatureReport } from "./package-report.js";
export type { DownloadEvent, DownloadedFile } from "./progress.js";
export { type VerifyOptions, verifyPackage } from "./verify-package.js";
