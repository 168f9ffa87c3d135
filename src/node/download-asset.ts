import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { notify } from "../http/warnings.js";
import type { AssetSources } from "./asset-sources.js";
import { checkFile } from "./check-file.js";
import type { DownloadParts } from "./download-file.js";
import { downloadWhole } from "./download-whole.js";
import type { FileError } from "./errors.js";
import { onFile } from "./file-error.js";
import { type FileIdentity, isSameFile, type KnownFile } from "./inspect-package.js";
import { integrityError } from "./integrity-error.js";
import type { Asset } from "./manifest.js";
import { type PackageFolder, partOf, placeFile, removeFile, statInPackage } from "./package-folder.js";
import type { DownloadedFile } from "./progress.js";
import { incomplete } from "./read-only-folder.js";
import { sameDigest } from "./same-digest.js";

/** An asset, and what it was when it was signed. */
export interface SignedAsset extends Asset {
  sha256: string;
}

/** An asset that is in place, and what its check found. */
export interface PlacedAsset {
  file: DownloadedFile;
  known: KnownFile;
}

/** Puts a variant or delta in its place, unless it is there and right. */
export async function downloadAsset(
  sources: AssetSources,
  asset: SignedAsset,
  folder: PackageFolder,
  parts: DownloadParts,
): Promise<PlacedAsset> {
  const placed = (await keepAsset(asset, folder, parts)) ?? (await fetchAsset(sources, asset, folder, parts));
  return reported(placed, parts);
}

/** Of a folder that cannot be written to: an asset that has to be in its place, and right, for `refusal` not to matter. */
export async function requireAsset(
  asset: SignedAsset,
  folder: PackageFolder,
  parts: DownloadParts,
  refusal: FileError,
): Promise<PlacedAsset> {
  const placed = await keepAsset(asset, folder, parts);
  if (!placed) throw incomplete(refusal, `${asset.path} is missing or not what was signed`);
  return reported(placed, parts);
}

function reported(placed: PlacedAsset, { onProgress }: DownloadParts): PlacedAsset {
  const { path, outcome, size } = placed.file;
  notify(onProgress, () => ({ type: "file" as const, path, outcome, size }));
  return placed;
}

/** Removes an asset that is not wanted when it is there and damaged: nothing would mend it. */
export async function dropDamaged(asset: SignedAsset, folder: PackageFolder, parts: DownloadParts): Promise<void> {
  const there = await statInPackage(folder.directory, asset.path);
  if (there && !(await keepAsset(asset, folder, parts))) await removeFile(folder, asset.path);
}

async function keepAsset(
  asset: SignedAsset,
  folder: PackageFolder,
  { signal }: DownloadParts,
): Promise<PlacedAsset | undefined> {
  const there = await statInPackage(folder.directory, asset.path);
  if (!there?.isFile()) return undefined;
  const file = join(folder.directory, asset.path);
  const found = await onFile(file, () => checkFile(file, asset, signal));
  const after = await statInPackage(folder.directory, asset.path);
  if (found.status !== "ok" || !after || !isSameFile(after, there)) return undefined;
  return placedAsset(asset, after, "kept", found);
}

async function fetchAsset(
  sources: AssetSources,
  asset: SignedAsset,
  folder: PackageFolder,
  parts: DownloadParts,
): Promise<PlacedAsset> {
  const { kind, id, path, size, digests } = asset;
  const part = partOf(folder, kind, id);
  const mostBytes = digests ? digests.chunkSize * digests.chunks.length : mostBytesFor(size);
  const remote = {
    ...{ path, part, mostBytes, digests, leastBytes: leastBytesOf(asset) },
    isWhole: (actual: string) => sameDigest(actual, asset.sha256),
    freshUrl: () => sources.freshUrl(asset, parts.signal),
  };
  const { resumed, found } = await downloadWhole(remote, parts, async (actual) => {
    const found = await onFile(part, () => checkFile(part, { ...asset, actual }, parts.signal));
    if (found.status !== "ok") throw integrityError(path, found);
    return found;
  });
  await placeFile(folder, part, path);
  const file = join(folder.directory, path);
  const stat = await onFile(file, () => lstat(file));
  return placedAsset(asset, stat, resumed ? "resumed" : "downloaded", found);
}

/** What was signed decides; that a server that sends without end fills the disk is what this is for. */
function mostBytesFor(size: number | undefined): number {
  return size === undefined ? 64 * 2 ** 30 : 2 * size + 2 ** 20;
}

/** What the manifest gives for its size, and otherwise up to where its last slice begins. */
function leastBytesOf({ size, digests }: SignedAsset): number | undefined {
  if (size !== undefined || !digests) return size;
  return digests.chunkSize * (digests.chunks.length - 1) + 1;
}

function placedAsset(
  { path }: SignedAsset,
  stat: FileIdentity,
  outcome: DownloadedFile["outcome"],
  found: Awaited<ReturnType<typeof checkFile>>,
): PlacedAsset {
  return { file: { path, size: stat.size, outcome }, known: { report: { path, ...found }, stat } };
}
