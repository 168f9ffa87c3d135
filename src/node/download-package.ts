import { fetchOf, ownFetchOf, retryForMsOf, withWaitBudget } from "../client.js";
import { systemClock } from "../http/clock.js";
import { createWaitBudget } from "../http/retry.js";
import { checkTimeout } from "../http/settings.js";
import { notify } from "../http/warnings.js";
import { ArgumentError, type Client, type Warning } from "../index.js";
import { createAssetSources } from "./asset-sources.js";
import { atOnce } from "./at-once.js";
import { type FolderWorld, inClaimedFolder } from "./claimed-folder.js";
import { downloadAsset, dropDamaged, requireAsset } from "./download-asset.js";
import type { DownloadParts } from "./download-file.js";
import { downloadManifest } from "./download-manifest.js";
import type { FileError } from "./errors.js";
import { inspectPackage, type KnownFile } from "./inspect-package.js";
import { integrityError } from "./integrity-error.js";
import { type KeyBlobs, readKeyBlobs } from "./key-blobs.js";
import type { Asset } from "./manifest.js";
import { type ExpectedPackage, refuseOther, type TrustedPackage, trustPackage } from "./package/trust-package.js";
import { parseTrustedRoots } from "./package/trusted-roots.js";
import { type PackageFolder, packageFolder, removeParts } from "./package-folder.js";
import type { PackageReport } from "./package-report.js";
import { prepareFolder, refuseForeignFolder } from "./prepare-folder.js";
import type { DownloadEvent, DownloadedFile } from "./progress.js";
import { requireManifest } from "./read-only-folder.js";
import type { OwnFiles } from "./read-zip.js";
import { warnOfSkippedDeltas } from "./warn-of-skipped-deltas.js";

/**
 * How {@link downloadPackage} works. With `bundleId`, `version` or `appId`, a package of another app or version is
 * refused.
 */
export interface DownloadOptions extends ExpectedPackage {
  /** The package that the version is of, where it is known; only `onKeyBlobs` has a use for it. */
  packageId?: string | undefined;
  /** The version of a package, `COMPLETED`; `client.packages.waitForVersion` gives one. */
  packageVersionId: string;
  /**
   * The package folder. It is made when it does not exist; `<directory>.part` beside it, with links followed, holds what is
   * not whole yet. Where it cannot be written to, all of the package has to be in it.
   */
  directory: string;
  /**
   * Certificates in PEM of roots that may have signed the package, in addition to Apple's; a root counts by its public
   * key. Keys are on P-256, P-384 or P-521, as Apple's are. `sandbox.signatureRoot` is one. Default none.
   */
  trustedRoots?: string[] | undefined;
  /**
   * Whether the deltas that the manifest lists are downloaded too. Default `"ifPresent"`. With `"skip"`, Apple's
   * `dist_package_tool` calls the folder incomplete when there are any, which `onWarning` is told.
   */
  deltas?: "ifPresent" | "skip" | undefined;
  /** How many files at once. Default 4, from 1 to 16. */
  concurrency?: number | undefined;
  /** The longest that a transfer may go without a byte, in milliseconds. Default 60,000; over 300,000 with a `fetch`. */
  stallTimeoutMs?: number | undefined;
  /** What sends the requests for files; never given a token. Default the `fetch` of the client. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Ends it; the promise rejects with the signal's reason, and what is there stays. Default none. */
  signal?: AbortSignal | undefined;
  /**
   * Called with what is worth saying and fails nothing: deltas that the version has were skipped. Default nothing. What
   * it throws, or rejects with, is ignored. What the client warns of goes to its own.
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
  /** The package folder, as a whole path. */
  directory: string;
  /** The variants and deltas, as the manifest lists them. */
  files: DownloadedFile[];
  /** As {@link verifyPackage} reports; files that were checked on their way are not read again. */
  report: PackageReport;
}

/** Time and chance, which tests bring their own of. */
export interface DownloadWorld extends FolderWorld {
  random: () => number;
}

export const realWorld: DownloadWorld = { clock: systemClock, random: Math.random };

/**
 * Downloads a version of a package: manifest and signature byte for byte, then every variant and delta, in constant
 * memory, each to a `.part` beside the package folder, and into its place when it is what was signed. Called again after
 * whatever interruption, it goes on: what is in place and right is kept, a part is resumed. The manifest is small and
 * read each time. Files that the folder's own signed manifest lists and the new one does not are removed.
 *
 * Source: Apple documents the layout, that nothing may be added to it, and that urls expire and are replaced by
 * reading the same resource again.
 *
 * @throws {@link IntegrityError} when the package is not signed, or of another app or version than asked for: nothing of
 * it is asked for then; when a file is not what was signed, twice; when the manifest names a path that leads out of the
 * folder; when something has come into the folder meanwhile
 * @throws {@link FileError} when the folder holds what is no part of a package, another run is at work on it, or the file
 * system refuses
 * @throws {@link ConnectionError} when a file cannot be had, six times in a row
 * @throws {@link UnexpectedResponseError} when an address is missing or not https; and as {@link Client} says
 * @example
 * const { id } = await client.packages.waitForVersion(packageId);
 * const { files } = await downloadPackage(client, { packageVersionId: id, directory: "package" });
 */
export function downloadPackage(client: Client, options: DownloadOptions): Promise<DownloadedPackage> {
  return downloadPackageIn(realWorld, client, options);
}

/** How long the API may keep a download waiting in all: for the key's limit, and before requests are sent again. */
const longestWaitMs = 30 * 60_000;

/** {@link downloadPackage} with the clock and the chance that tests bring. */
export async function downloadPackageIn(
  world: DownloadWorld,
  client: Client,
  options: DownloadOptions,
): Promise<DownloadedPackage> {
  const waitMs = Math.max(longestWaitMs, retryForMsOf(client) ?? 0);
  const patient = withWaitBudget(client, createWaitBudget(world.clock, waitMs));
  const downloaded = await downloadFiles(world, patient, options);
  return verifyDownloaded(downloaded, options);
}

/** A package whose files have been put in place, and what is known of them. */
export interface DownloadedFiles {
  packageVersionId: string;
  directory: string;
  files: DownloadedFile[];
  known: ReadonlyMap<string, KnownFile>;
  keyBlobs: KeyBlobs | undefined;
}

export async function downloadFiles(
  world: DownloadWorld,
  client: Client,
  options: DownloadOptions,
): Promise<DownloadedFiles> {
  const checked = await checkDownload(client, options);
  return inClaimedFolder(checked, world, options.signal, (folder, signal, refusal) =>
    fillFolder(world, client, folder, { ...options, signal }, refusal),
  );
}

/** Refuses options, and a folder, that cannot be used; nothing is sent or written. */
export async function checkDownload(
  client: Client,
  options: Omit<DownloadOptions, "packageVersionId" | "deltas">,
): Promise<PackageFolder> {
  checkConcurrency(options);
  checkTimeout("stallTimeoutMs", options.stallTimeoutMs ?? defaultStallTimeoutMs, options.fetch ?? ownFetchOf(client));
  const trusted = parseTrustedRoots(options.trustedRoots);
  const folder = packageFolder(options.directory);
  await refuseForeignFolder(folder, trusted, options.signal);
  return folder;
}

async function fillFolder(
  world: DownloadWorld,
  client: Client,
  folder: PackageFolder,
  options: DownloadOptions,
  refusal?: FileError,
): Promise<DownloadedFiles> {
  const { packageVersionId, deltas, concurrency = defaultConcurrency } = options;
  const parts = partsFrom(world, client, options);
  const manifest = await placeManifest(client, folder, parts, options, refusal);
  const { assets } = manifest;
  warnOfSkippedDeltas(assets, options);
  const sources = createAssetSources(client, packageVersionId, world.clock);
  const wanted = assets.filter(({ kind }) => kind === "variant" || deltas !== "skip");
  notify(options.onProgress, () => ({ type: "plan" as const, files: wanted.length, bytes: sumOfSizes(wanted) }));
  const skipped = refusal ? [] : assets.filter((asset) => !wanted.includes(asset));
  for (const asset of skipped) await dropDamaged(asset, folder, parts);
  const source = { packageVersionId, packageId: options.packageId, identity: manifest, assets: wanted };
  // Before the files, so that a lack of them is found out at once.
  const keyBlobs = options.onKeyBlobs && (await readKeyBlobs(client, sources, source, parts.signal));
  const placed = await atOnce(wanted, concurrency, options.signal, (asset, signal) =>
    refusal
      ? requireAsset(asset, folder, { ...parts, signal }, refusal)
      : downloadAsset(sources, asset, folder, { ...parts, signal }),
  );
  await removeParts(folder);
  const known = new Map(placed.map(({ file, known }) => [file.path, known]));
  return { packageVersionId, directory: folder.directory, files: placed.map(({ file }) => file), known, keyBlobs };
}

/** Reads which files there are, and shows in the folder whose it is, where that can be written. */
async function placeManifest(
  client: Client,
  folder: PackageFolder,
  parts: DownloadParts,
  options: DownloadOptions,
  refusal: FileError | undefined,
): Promise<TrustedPackage["manifest"]> {
  const trusted = parseTrustedRoots(options.trustedRoots);
  const check = (own: OwnFiles) => trustPackage(own, trusted);
  const trustedPackage = await downloadManifest(client, options.packageVersionId, folder, parts, check);
  refuseOther(trustedPackage, options);
  const { own, manifest } = trustedPackage;
  if (refusal) await requireManifest(folder, own["manifest.json"], refusal);
  else await prepareFolder(folder, own, manifest, trusted, options.signal);
  return manifest;
}

/** Looks at the folder as a whole, and throws an IntegrityError for the first file that is not as it has to be. */
export async function verifyDownloaded(
  { known, keyBlobs, ...downloaded }: DownloadedFiles,
  { deltas, signal, trustedRoots, onKeyBlobs }: Omit<DownloadOptions, "packageVersionId">,
): Promise<DownloadedPackage> {
  signal?.throwIfAborted();
  const trusted = parseTrustedRoots(trustedRoots);
  const report = await inspectPackage(downloaded.directory, { deltas, signal, known, trusted });
  const wrong = report.files.find(({ status }) => status !== "ok");
  if (wrong) throw integrityError(wrong.path, wrong);
  if (keyBlobs) await onKeyBlobs?.(keyBlobs);
  return { ...downloaded, report };
}

const defaultConcurrency = 4;
const defaultStallTimeoutMs = 60_000;

/** What all downloads of a call share. */
export function partsFrom(
  world: DownloadWorld,
  client: Client,
  options: Pick<DownloadOptions, "fetch" | "stallTimeoutMs" | "onProgress" | "signal">,
): DownloadParts {
  const { fetch = fetchOf(client), stallTimeoutMs = defaultStallTimeoutMs, onProgress } = options;
  return { ...world, fetch, stallTimeoutMs, onProgress, signal: options.signal ?? new AbortController().signal };
}

function checkConcurrency({ concurrency = defaultConcurrency }: Pick<DownloadOptions, "concurrency">): void {
  if (Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 16) return;
  throw new ArgumentError("concurrency: must be a whole number from 1 to 16");
}

function sumOfSizes(assets: readonly Asset[]): number | undefined {
  const sizes = assets.map(({ size }) => size);
  return sizes.every((size) => size !== undefined) ? sizes.reduce((sum, size) => sum + size, 0) : undefined;
}
