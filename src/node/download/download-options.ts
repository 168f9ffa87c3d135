import { fetchOf, ownFetchOf } from "../../client.js";
import { systemClock } from "../../http/clock.js";
import type { NamesOf } from "../../http/known-names.js";
import { excerpt } from "../../http/redact.js";
import { checkTimeout } from "../../http/settings.js";
import { ArgumentError, type Client, type Warning } from "../../index.js";
import { IntegrityError } from "../errors.js";
import { parseTrustedRoots } from "../package/certificate-chain.js";
import { type PackageFolder, packageFolder } from "../package/folder.js";
import { checkPaths, type Manifest } from "../package/manifest.js";
import type { PackageReport } from "../package/package-report.js";
import { type ClaimRuntime, refuseForeignFolder } from "../package/prepare-folder.js";
import type { KeyBlobs } from "./asset-sources.js";

/**
 * How {@link downloadPackage} works. With `bundleId`, `version` or `appId`, a package of another app or version is
 * refused.
 */
export interface DownloadOptions extends ExpectedPackage {
  /** The package that the version is of, where it is known; only `onKeyBlobs` needs it. */
  packageId?: string | undefined;
  /** The version of a package, `COMPLETED`; `client.packages.waitForVersion` gives one. */
  packageVersionId: string;
  /**
   * The package folder. It is made when it does not exist; `<directory>.part` beside it, with links followed, holds
   * what is not complete yet. A folder that cannot be written to must hold the complete package.
   */
  directory: string;
  /**
   * Certificates in PEM of roots that may have signed the package, in addition to Apple's; a root counts by its public
   * key. Keys are on P-256, P-384 or P-521, as Apple's are. `sandbox.signatureRoot` is one. Default none.
   */
  trustedRoots?: string[] | undefined;
  /**
   * Whether the deltas that the manifest lists are downloaded too. Default `"ifPresent"`. With `"skip"`, Apple's
   * `dist_package_tool` calls the folder incomplete when there are any, of which `onWarning` is called.
   */
  deltas?: "ifPresent" | "skip" | undefined;
  /** How many files at once. Default 4, from 1 to 16. */
  concurrency?: number | undefined;
  /** The longest that a transfer may wait for a byte, in milliseconds. Default 60,000; over 300,000 with a `fetch`. */
  stallTimeoutMs?: number | undefined;
  /** What sends the requests for files; never given a token. Default the `fetch` of the client. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Ends it; the promise rejects with the signal's reason, and downloaded files and parts stay. Default none. */
  signal?: AbortSignal | undefined;
  /**
   * Called when deltas that the version has were skipped. Default nothing. What it throws, or rejects with, is ignored.
   * Warnings of the client go to the client's own `onWarning`.
   */
  onWarning?: ((warning: Warning) => unknown) | undefined;
  /**
   * Called once with the key blobs of the files, when all of them are in place and verified; what it rejects with, the
   * call rejects with. They are secrets. Default nothing, and none are kept.
   */
  onKeyBlobs?: ((keyBlobs: KeyBlobs) => unknown) | undefined;
  /** Called as files come in. Default nothing. What it throws, or rejects with, is ignored. */
  onProgress?: ((event: DownloadEvent) => unknown) | undefined;
}

/** What {@link downloadPackage} resolves to. */
export interface DownloadedPackage {
  /** The version of the package that was downloaded. */
  packageVersionId: string;
  /** The package folder, as an absolute path. */
  directory: string;
  /** The variants and deltas, as the manifest lists them. */
  files: DownloadedFile[];
  /** As {@link verifyPackage} reports; files that were checked while downloading are not read again. */
  report: PackageReport;
}

/** What happens while a package is downloaded, for `onProgress`. Nothing in it is a secret. */
export type DownloadEvent =
  /** The manifest is read. `bytes` is the sum of its `compressedSize`, undefined when one is missing. */
  | { type: "plan"; files: number; bytes: number | undefined }
  /** More of a file has come: `received` of `total` bytes, including what an earlier run left. */
  | { type: "bytes"; path: string; received: number; total: number | undefined }
  /** A file is in place and verified. */
  | { type: "file"; path: string; outcome: DownloadedFile["outcome"]; size: number }
  /** A file is requested again in `delayMs` milliseconds. */
  | { type: "retry"; path: string; reason: string; delayMs: number };

/** A file of the package that is in place. */
export interface DownloadedFile {
  /** In the package, with `/`. */
  path: string;
  /** In bytes. */
  size: number;
  /** `resumed`: an earlier run left a part of it. `kept`: it was complete already. */
  outcome: "downloaded" | "resumed" | "kept";
}

/** Time and chance; tests bring their own. */
export interface DownloadRuntime extends ClaimRuntime {
  /** From 0 up to 1: spreads the waits between attempts. */
  random: () => number;
}

export const systemRuntime: DownloadRuntime = { clock: systemClock, random: Math.random };

export const defaultConcurrency = 4;
export const defaultStallTimeoutMs = 60_000;

export function checkConcurrency(concurrency: number): number {
  if (Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 16) return concurrency;
  throw new ArgumentError("concurrency: must be a whole number from 1 to 16");
}

/** The names of {@link DownloadOptions}; any other is refused. */
export const downloadNames: NamesOf<DownloadOptions> = {
  packageId: true,
  packageVersionId: true,
  directory: true,
  bundleId: true,
  version: true,
  appId: true,
  trustedRoots: true,
  deltas: true,
  concurrency: true,
  stallTimeoutMs: true,
  fetch: true,
  signal: true,
  onWarning: true,
  onKeyBlobs: true,
  onProgress: true,
};

/** Refuses options, and a folder, that cannot be used; nothing is sent or written. */
export async function checkDownload(
  client: Client,
  options: Omit<DownloadOptions, "packageVersionId" | "deltas">,
): Promise<PackageFolder> {
  const { concurrency = defaultConcurrency, stallTimeoutMs = defaultStallTimeoutMs, fetch, trustedRoots } = options;
  checkConcurrency(concurrency);
  checkTimeout("stallTimeoutMs", stallTimeoutMs, fetch ?? ownFetchOf(client));
  const trusted = parseTrustedRoots(trustedRoots);
  const folder = packageFolder(options.directory);
  await refuseForeignFolder(folder, trusted, options.signal);
  return folder;
}

/** What all downloads of a call share. */
export interface DownloadContext extends DownloadRuntime {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  stallTimeoutMs: number;
  signal: AbortSignal;
  onProgress: ((event: DownloadEvent) => unknown) | undefined;
}

export function createDownloadContext(
  runtime: DownloadRuntime,
  client: Client,
  options: Pick<DownloadOptions, "fetch" | "stallTimeoutMs" | "onProgress" | "signal">,
): DownloadContext {
  const { fetch = fetchOf(client), stallTimeoutMs = defaultStallTimeoutMs, onProgress } = options;
  return { ...runtime, fetch, stallTimeoutMs, onProgress, signal: options.signal ?? new AbortController().signal };
}

/** The app and version that a package is expected to be of; what is left out is not compared. */
export interface ExpectedPackage {
  bundleId?: string | undefined;
  /** The version that people see. */
  version?: string | undefined;
  /** The app's id, which Apple calls `appleItemId` in a manifest. */
  appId?: string | undefined;
}

/**
 * Refuses a package of another app or version than expected, and paths that lead out of its folder, whoever signed
 * them.
 *
 * @throws IntegrityError
 */
export function refuseOtherPackage(manifest: Manifest, expected: ExpectedPackage): void {
  checkPaths(manifest.assets.map(({ path }) => path));
  const { bundleId, shortVersionString, appleItemId } = manifest;
  const { bundleId: wantedBundle, version, appId } = expected;
  if (wantedBundle && bundleId !== wantedBundle) throw otherPackage("app", bundleId, wantedBundle);
  if (appId && appleItemId !== appId) throw otherPackage("app", appleItemId, appId);
  if (version && !isSameVersion(shortVersionString ?? "", version))
    throw otherPackage("version", shortVersionString, version);
}

function otherPackage(what: string, found: string | undefined, wanted: string): IntegrityError {
  const named = found === undefined ? `names no ${what}` : `of ${what} ${excerpt(found)}`;
  const message = `manifest.json: ${named}, but ${what} ${wanted} is expected`;
  return new IntegrityError(message, "manifest.json", wanted, found === undefined ? undefined : excerpt(found));
}

/** 2.4 and 2.4.0 are the same version in App Store Connect. */
export function isSameVersion(one: string, other: string): boolean {
  return withoutTrailingZeros(one) === withoutTrailingZeros(other);
}

function withoutTrailingZeros(version: string): string {
  const parts = version.trim().split(".");
  while (parts.length > 1 && /^0+$/.test(parts.at(-1) ?? "")) parts.pop();
  return parts.join(".");
}
