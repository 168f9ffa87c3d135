import { lstat, rm } from "node:fs/promises";
import { join } from "node:path";
import { notify } from "../../http/warnings.js";
import type { AlternativeDistributionPackageVersion, Client } from "../../index.js";
import { type FileError, withFileError } from "../errors.js";
import { checkFile, type FileCheck, integrityError, sameDigest } from "../package/check-file.js";
import type { SignedAsset } from "../package/check-signature.js";
import {
  type FileIdentity,
  isSameFile,
  type PackageFolder,
  partOf,
  placeFile,
  removeFile,
  statInPackage,
} from "../package/folder.js";
import { incompleteError } from "../package/prepare-folder.js";
import type { KnownFile } from "../package/verify-package.js";
import { type MetadataFiles, readZip } from "../package/zip.js";
import type { AssetSources } from "./asset-sources.js";
import { downloadChecked } from "./download-file.js";
import type { DownloadContext, DownloadedFile } from "./download-options.js";
import { isUsableUrl, sourceOf } from "./url.js";

/** The zip in messages; no file gets this name. */
const zipPath = "manifest.zip";
const maxZipBytes = 64 * 2 ** 20;

/**
 * Reads manifest and signature from the zip of a package version; `check` may throw an IntegrityError. `listed` is the
 * version as it was just read, which saves a request.
 */
export async function downloadMetadata<Found>(
  client: Client,
  packageVersionId: string,
  folder: PackageFolder,
  context: DownloadContext,
  check: (metadata: MetadataFiles) => Promise<Found>,
  listed?: AlternativeDistributionPackageVersion,
): Promise<Found> {
  const part = partOf(folder, "version", packageVersionId);
  let checksum: string | undefined;
  let known = isUsableUrl(listed?.attributes?.url) ? listed : undefined;
  const freshUrl = async () => {
    const document = known
      ? { data: known }
      : await client.packageVersions.get(packageVersionId, undefined, { signal: context.signal });
    known = undefined;
    const source = sourceOf(document, zipPath, context.clock.now());
    checksum = source.checksum;
    return source;
  };
  const isComplete = async (actual: string) => {
    if (checksum) return sameDigest(actual, checksum);
    return readZip(part).then(
      () => true,
      () => false,
    );
  };
  // It is small, and a part of an earlier run may be outdated.
  await withFileError(part, () => rm(part, { force: true }));
  const file = { path: zipPath, part, maxBytes: maxZipBytes, isComplete, freshUrl };
  const { found } = await downloadChecked(file, context, async (actual) => {
    if (checksum) await requireOk(zipPath, part, { sha256: checksum, actual }, context.signal);
    return check(await readZip(part));
  });
  await withFileError(part, () => rm(part));
  return found;
}

/** Checks a part, and throws an IntegrityError when it is not what is expected. */
async function requireOk(path: string, part: string, expected: Parameters<typeof checkFile>[1], signal: AbortSignal) {
  const found = await withFileError(part, () => checkFile(part, expected, signal));
  if (found.status !== "ok") throw integrityError(path, found);
  return found;
}

/** An asset that is in place, and the result of its check. */
export interface PlacedAsset {
  file: DownloadedFile;
  known: KnownFile;
}

/**
 * Puts a variant or delta in its place, unless it is there and correct. With a `refusal` the folder cannot be written
 * to: the asset must be in place already.
 */
export async function placeAsset(
  sources: AssetSources,
  asset: SignedAsset,
  folder: PackageFolder,
  context: DownloadContext,
  refusal: FileError | undefined,
): Promise<PlacedAsset> {
  const kept = await keepAsset(asset, folder, context);
  if (!kept && refusal) throw incompleteError(refusal, `${asset.path} is missing or not what was signed`);
  const placed = kept ?? (await fetchAsset(sources, asset, folder, context));
  const { path, outcome, size } = placed.file;
  notify(context.onProgress, () => ({ type: "file" as const, path, outcome, size }));
  return placed;
}

/** Removes an unwanted asset that is damaged: nothing would repair it. */
export async function removeDamaged(
  asset: SignedAsset,
  folder: PackageFolder,
  context: DownloadContext,
): Promise<void> {
  const present = await statInPackage(folder.directory, asset.path);
  if (present && !(await keepAsset(asset, folder, context))) await removeFile(folder, asset.path);
}

async function keepAsset(
  asset: SignedAsset,
  folder: PackageFolder,
  { signal }: DownloadContext,
): Promise<PlacedAsset | undefined> {
  const before = await statInPackage(folder.directory, asset.path);
  if (!before?.isFile()) return undefined;
  const file = join(folder.directory, asset.path);
  const found = await withFileError(file, () => checkFile(file, asset, signal));
  const after = await statInPackage(folder.directory, asset.path);
  if (found.status !== "ok" || !after || !isSameFile(after, before)) return undefined;
  return placedAsset(asset, after, "kept", found);
}

async function fetchAsset(
  sources: AssetSources,
  asset: SignedAsset,
  folder: PackageFolder,
  context: DownloadContext,
): Promise<PlacedAsset> {
  const { kind, id, path, digests, sha256 } = asset;
  const { signal } = context;
  const part = partOf(folder, kind, id);
  const remote = {
    ...{ path, part, digests, ...sizesOf(asset) },
    isComplete: (actual: string) => sameDigest(actual, sha256),
    freshUrl: () => sources.freshUrl(asset, signal),
  };
  const { resumed, found } = await downloadChecked(remote, context, (actual) =>
    requireOk(path, part, { ...asset, actual }, signal),
  );
  await placeFile(folder, part, path);
  const file = join(folder.directory, path);
  const stat = await withFileError(file, () => lstat(file));
  return placedAsset(asset, stat, resumed ? "resumed" : "downloaded", found);
}

/**
 * By the manifest's digests of slices, and otherwise by its size. The signature decides; the maximum keeps a server
 * that sends without end from filling the disk.
 */
export function sizesOf({ size, digests }: Pick<SignedAsset, "size" | "digests">): {
  minBytes: number | undefined;
  maxBytes: number;
} {
  const { chunkSize = 0, chunks = [] } = digests ?? {};
  const maxBytesBySize = size === undefined ? 64 * 2 ** 30 : 2 * size + 2 ** 20;
  return {
    minBytes: size ?? (digests && chunkSize * (chunks.length - 1) + 1),
    maxBytes: digests ? chunkSize * chunks.length : maxBytesBySize,
  };
}

function placedAsset(
  { path }: SignedAsset,
  stat: FileIdentity,
  outcome: DownloadedFile["outcome"],
  found: FileCheck,
): PlacedAsset {
  return { file: { path, size: stat.size, outcome }, known: { report: { path, ...found }, stat } };
}
