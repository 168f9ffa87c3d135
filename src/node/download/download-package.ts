import { retryForMsOf, withWaitBudget } from "../../client.js";
import { defaultWaitTimeoutMs } from "../../http/clock.js";
import { linkSignals } from "../../http/deadline.js";
import { knownOnly } from "../../http/known-names.js";
import { createWaitBudget } from "../../http/retry.js";
import { notify } from "../../http/warnings.js";
import type { AlternativeDistributionPackageVersion, Client } from "../../index.js";
import type { FileError } from "../errors.js";
import { parseTrustedRoots } from "../package/certificate-chain.js";
import { integrityError } from "../package/check-file.js";
import { readSignedManifest, type SignedManifest } from "../package/check-signature.js";
import { type PackageFolder, removeParts, withTemporaryFolder } from "../package/folder.js";
import { type Asset, type PackageIdentity, parseManifest } from "../package/manifest.js";
import { prepareFolder, requireManifest, withClaimedFolder } from "../package/prepare-folder.js";
import { inspectPackage, type KnownFile } from "../package/verify-package.js";
import type { MetadataFiles } from "../package/zip.js";
import { createAssetSources, type KeyBlobs, readKeyBlobs } from "./asset-sources.js";
import {
  checkDownload,
  createDownloadContext,
  type DownloadContext,
  type DownloadedPackage,
  type DownloadOptions,
  type DownloadRuntime,
  defaultConcurrency,
  downloadNames,
  refuseOtherPackage,
  systemRuntime,
} from "./download-options.js";
import { downloadMetadata, placeAsset, removeDamaged } from "./package-files.js";

/**
 * Downloads a version of a package: manifest and signature byte for byte, then every variant and delta, in constant
 * memory, each to a `.part` beside the package folder, and into its place when it is what was signed. Called again
 * after any interruption, it resumes: correct files are kept and parts are resumed. The manifest is small and read each
 * time. Files that the folder's own signed manifest lists and the new one does not are removed.
 *
 * Source: Apple documents the layout, that nothing may be added to it, and that URLs expire and are replaced by
 * reading the same resource again.
 *
 * @throws {@link IntegrityError} when the package is not signed, or of another app or version than expected: none of
 * its files are requested then; when a file is not what was signed, twice; when the manifest names a path that leads
 * out of the folder; when a foreign file has come into it meanwhile
 * @throws {@link FileError} when the folder holds files that are not part of a package, another run is working on it,
 * or the file system refuses
 * @throws `ConnectionError` when a file cannot be had, six times in a row
 * @throws `UnexpectedResponseError` when a URL is missing or not https
 * @throws {@link AnyPublishError} is the type of every error: these, and those of a call, such as `ResponseError`
 * @example
 * const { id } = await client.packages.waitForVersion(packageId);
 * const { files } = await downloadPackage(client, { packageVersionId: id, directory: "package" });
 */
export function downloadPackage(client: Client, options: DownloadOptions): Promise<DownloadedPackage> {
  return downloadPackageIn(systemRuntime, client, options);
}

/** {@link downloadPackage} with the clock and the randomness of tests. */
export async function downloadPackageIn(
  runtime: DownloadRuntime,
  client: Client,
  options: DownloadOptions,
): Promise<DownloadedPackage> {
  knownOnly("downloadPackage", options, downloadNames);
  // How long the API may keep a download waiting in all: for the key's limit, and before requests are sent again.
  const waitMs = Math.max(defaultWaitTimeoutMs, retryForMsOf(client) ?? 0);
  const patient = withWaitBudget(client, createWaitBudget(runtime.clock, waitMs));
  const downloaded = await downloadFiles(runtime, patient, options);
  return verifyDownloaded(downloaded, options);
}

/** A package whose files are in place, and what is known of them. */
export interface DownloadedFiles extends Omit<DownloadedPackage, "report"> {
  known: ReadonlyMap<string, KnownFile>;
  keyBlobs: KeyBlobs | undefined;
}

export async function downloadFiles(
  runtime: DownloadRuntime,
  client: Client,
  options: DownloadOptions,
): Promise<DownloadedFiles> {
  const checked = await checkDownload(client, options);
  return withClaimedFolder(checked, runtime, options.signal, (folder, signal, refusal) =>
    fillFolder(runtime, client, folder, { ...options, signal }, refusal),
  );
}

async function fillFolder(
  runtime: DownloadRuntime,
  client: Client,
  folder: PackageFolder,
  options: DownloadOptions,
  refusal: FileError | undefined,
): Promise<DownloadedFiles> {
  const { packageVersionId, deltas, concurrency = defaultConcurrency } = options;
  const context = createDownloadContext(runtime, client, options);
  const manifest = await placeManifest(client, folder, context, options, refusal);
  const { assets } = manifest;
  warnOfSkippedDeltas(assets, options);
  const sources = createAssetSources(client, packageVersionId, runtime.clock);
  const wanted = assets.filter(({ kind }) => kind === "variant" || deltas !== "skip");
  notify(options.onProgress, () => ({ type: "plan" as const, files: wanted.length, bytes: sumOfSizes(wanted) }));
  const skipped = refusal ? [] : assets.filter((asset) => !wanted.includes(asset));
  for (const asset of skipped) await removeDamaged(asset, folder, context);
  // Before the files, so that missing key blobs are reported at once.
  const keyBlobs =
    options.onKeyBlobs && (await readKeyBlobs(client, sources, options, manifest, wanted, context.signal));
  const placed = await mapConcurrently(wanted, concurrency, options.signal, (asset, signal) =>
    placeAsset(sources, asset, folder, { ...context, signal }, refusal),
  );
  await removeParts(folder);
  const known = new Map(placed.map(({ file, known }) => [file.path, known]));
  return { packageVersionId, directory: folder.directory, files: placed.map(({ file }) => file), known, keyBlobs };
}

/** Reads which files the package has, and puts the manifest in its place where the folder can be written to. */
async function placeManifest(
  client: Client,
  folder: PackageFolder,
  context: DownloadContext,
  options: DownloadOptions,
  refusal: FileError | undefined,
): Promise<SignedManifest> {
  const trusted = parseTrustedRoots(options.trustedRoots);
  const { metadata, manifest } = await downloadMetadata(
    client,
    options.packageVersionId,
    folder,
    context,
    async (metadata) => ({ metadata, manifest: await readSignedManifest(metadata, trusted) }),
  );
  refuseOtherPackage(manifest, options);
  if (refusal) await requireManifest(folder, metadata["manifest.json"], refusal);
  else await prepareFolder(folder, metadata, manifest, trusted, options.signal);
  return manifest;
}

/** Checks the folder as a whole, and throws an IntegrityError for the first file that is not as expected. */
export async function verifyDownloaded(
  { known, keyBlobs, ...downloaded }: DownloadedFiles,
  { deltas, signal, trustedRoots, onKeyBlobs }: Omit<DownloadOptions, "packageVersionId">,
): Promise<DownloadedPackage> {
  signal?.throwIfAborted();
  const report = await inspectPackage(downloaded.directory, { deltas, signal, trustedRoots }, known);
  const wrong = report.files.find(({ status }) => status !== "ok");
  if (wrong) throw integrityError(wrong.path, wrong);
  if (keyBlobs) await onKeyBlobs?.(keyBlobs);
  return { ...downloaded, report };
}

/** Which package a version is of, by the manifest in its zip. Nothing is kept on disk, and no signature is checked. */
export async function readIdentity(
  client: Client,
  packageVersionId: string,
  options: Pick<DownloadOptions, "fetch" | "signal" | "stallTimeoutMs">,
): Promise<PackageIdentity> {
  return parseManifest((await readMetadata(client, packageVersionId, options))["manifest.json"]);
}

/** Manifest and signature of a package version, which nothing on disk is kept of; `listed` as it was just read. */
export function readMetadata(
  client: Client,
  packageVersionId: string,
  options: Pick<DownloadOptions, "fetch" | "signal" | "stallTimeoutMs">,
  listed?: AlternativeDistributionPackageVersion,
): Promise<MetadataFiles> {
  const context = createDownloadContext(systemRuntime, client, options);
  return withTemporaryFolder((directory) => {
    const folder = { directory, parts: directory };
    return downloadMetadata(client, packageVersionId, folder, context, async (metadata) => metadata, listed);
  });
}

export function sumOfSizes(assets: readonly Asset[]): number | undefined {
  const sizes = assets.map(({ size }) => size);
  return sizes.every((size) => size !== undefined) ? sizes.reduce((sum, size) => sum + size, 0) : undefined;
}

/** Warns when deltas that the manifest lists are skipped on request. */
function warnOfSkippedDeltas(assets: readonly Asset[], { deltas, onWarning }: DownloadOptions): void {
  const skipped = assets.filter(({ kind }) => kind === "delta").length;
  if (deltas !== "skip" || skipped === 0) return;
  const what = skipped === 1 ? "1 delta of the manifest is" : `${skipped} deltas of the manifest are`;
  const message =
    `${what} skipped: Apple's dist_package_tool calls a package folder without them incomplete. ` +
    '"ifPresent", the default, downloads them.';
  notify(onWarning, () => ({ code: "WARN_ASC_DELTAS_SKIPPED", message }));
}

/**
 * Runs a job for each item in order, at most `concurrency` at the same time. When one fails the others are aborted, and
 * the failure is thrown once all have ended, so that none continues in the background.
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  outer: AbortSignal | undefined,
  run: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const { signal, abort, unlink } = linkSignals([outer]);
  const results: Result[] = [];
  const rest = items.entries();
  const work = async () => {
    for (const [index, item] of rest) {
      signal.throwIfAborted();
      results[index] = await run(item, signal);
    }
  };
  let failure: { error: unknown } | undefined;
  const workers = Array.from({ length: Math.min(concurrency, items.length) }, () =>
    work().catch((error) => {
      failure ??= { error };
      abort(error);
    }),
  );
  await Promise.all(workers);
  unlink();
  if (failure) throw failure.error;
  return results;
}
