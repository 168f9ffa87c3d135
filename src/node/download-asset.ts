import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { notify } from "../http/notify.js";
import type { Client } from "../index.js";
import { checkFile } from "./check-file.js";
import type { DownloadParts, RemoteFile } from "./download-file.js";
import { sourceOf } from "./download-url.js";
import { downloadWhole } from "./download-whole.js";
import { IntegrityError } from "./errors.js";
import { onFile } from "./file-error.js";
import type { KnownFile } from "./inspect-package.js";
import { integrityError } from "./integrity-error.js";
import type { Asset } from "./manifest.js";
import { type PackageFolder, partOf, placeFile, statInPackage } from "./package-folder.js";
import type { DownloadedFile } from "./progress.js";

/** An asset that is in place, and what its check found. */
export interface PlacedAsset {
  file: DownloadedFile;
  known: KnownFile;
}

/** Puts a variant or delta in its place, unless it is there and right. */
export async function downloadAsset(
  client: Client,
  asset: Asset,
  folder: PackageFolder,
  parts: DownloadParts,
): Promise<PlacedAsset> {
  const placed = (await keepAsset(asset, folder, parts)) ?? (await fetchAsset(client, asset, folder, parts));
  const { path, outcome, size } = placed.file;
  notify(parts.onProgress, () => ({ type: "file" as const, path, outcome, size }));
  return placed;
}

async function keepAsset(
  asset: Asset,
  folder: PackageFolder,
  { signal }: DownloadParts,
): Promise<PlacedAsset | undefined> {
  const there = await statInPackage(folder.directory, asset.path);
  if (!there?.isFile()) return undefined;
  const file = join(folder.directory, asset.path);
  const found = await onFile(file, () => checkFile(file, asset, signal));
  return found.status === "ok" ? placedAsset(asset, folder, "kept", found) : undefined;
}

async function fetchAsset(
  client: Client,
  asset: Asset,
  folder: PackageFolder,
  parts: DownloadParts,
): Promise<PlacedAsset> {
  const { remote, checksum } = remoteAsset(client, asset, folder, parts.signal);
  const { resumed, found } = await downloadWhole(remote, parts, async () => {
    const expected = { ...asset, checksum: checksum() };
    const found = await onFile(remote.part, () => checkFile(remote.part, expected, parts.signal));
    if (found.status !== "ok") throw integrityError(asset.path, found);
    return found;
  });
  await placeFile(folder, remote.part, asset.path);
  return placedAsset(asset, folder, resumed ? "resumed" : "downloaded", found);
}

async function placedAsset(
  { path }: Asset,
  folder: PackageFolder,
  outcome: DownloadedFile["outcome"],
  found: Awaited<ReturnType<typeof checkFile>>,
): Promise<PlacedAsset> {
  const file = join(folder.directory, path);
  const stat = await onFile(file, () => lstat(file));
  return { file: { path, size: stat.size, outcome }, known: { report: { path, ...found }, stat } };
}

/** The file behind an asset; `checksum` is what the API said when it gave the last address. */
function remoteAsset(
  client: Client,
  { kind, id, path, size, digests }: Asset,
  folder: PackageFolder,
  signal: AbortSignal,
): { remote: RemoteFile; checksum(): string | undefined } {
  const resource = kind === "variant" ? client.variants : client.deltas;
  let checksum: string | undefined;
  const freshUrl = async () => {
    const source = sourceOf(await resource.get(id, undefined, { signal }), path);
    checksum = source.checksum;
    if (!digests && !checksum) throw new IntegrityError(`${path}: neither the manifest nor the API has a digest`, path);
    return source.url;
  };
  const mostBytes = digests ? digests.chunkSize * digests.chunks.length : (size ?? Number.POSITIVE_INFINITY);
  return { remote: { path, part: partOf(folder, kind, id), mostBytes, freshUrl }, checksum: () => checksum };
}
