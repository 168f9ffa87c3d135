import { lstat, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../http/clock.js";
import { linkSignals } from "../../http/deadline.js";
import { excerpt } from "../../http/redact.js";
import { codeOf, FileError, IntegrityError, isMissing, withFileError } from "../errors.js";
import { checkSignature } from "./check-signature.js";
import {
  describeSystemFile,
  firstStrays,
  makePackageFolder,
  type PackageFolder,
  partOf,
  placeFile,
  readMetadataFile,
  refuseDanglingLink,
  removeFile,
  withTemporaryFolder,
} from "./folder.js";
import { type FolderLock, lockFolder } from "./lock.js";
import { type Asset, checkPaths, type Manifest, metadataFiles, parseManifest } from "./manifest.js";
import type { TrustedRoot } from "./package-report.js";
import type { MetadataFiles } from "./zip.js";

/** What a folder is claimed with. */
export interface ClaimRuntime {
  clock: Clock;
  /** Makes the folder and fails when it cannot be written to; tests bring their own. */
  makeFolder?: typeof makePackageFolder;
}

/**
 * Locks a package folder, and runs until the signal aborts or another run takes the folder over. With a `refusal`
 * nothing can be written to the folder: every file must be in place already.
 */
export async function withClaimedFolder<T>(
  checked: PackageFolder,
  { clock, makeFolder = makePackageFolder }: ClaimRuntime,
  outer: AbortSignal | undefined,
  run: (folder: PackageFolder, signal: AbortSignal, refusal?: FileError) => Promise<T>,
): Promise<T> {
  let folder: PackageFolder;
  let lock: FolderLock;
  try {
    folder = await makeFolder(checked);
    lock = await lockFolder(folder, { clock, signal: outer });
  } catch (error) {
    if (!(error instanceof FileError) || !(await mayBeComplete(checked, error))) throw error;
    const { signal, unlink } = linkSignals([outer]);
    return withTemporaryFolder((parts) => run({ ...checked, parts }, signal, error)).finally(unlink);
  }
  const { signal, unlink } = linkSignals([outer, lock.lost]);
  try {
    return await run(folder, signal);
  } finally {
    unlink();
    await lock.release();
  }
}

/** How a folder refuses to be written to; a mount of its own, such as a read-only one of a container, counts. */
const refusals = new Set<unknown>(["EROFS", "EACCES", "EPERM", "EXDEV"]);

/** Whether a folder that cannot be written to may hold a complete package already: it has a manifest. */
async function mayBeComplete({ directory }: PackageFolder, { cause }: FileError): Promise<boolean> {
  if (!refusals.has(codeOf(cause))) return false;
  return (await readMetadataFile(directory, "manifest.json").catch(() => undefined)) !== undefined;
}

/**
 * Makes a folder ready for the files that a manifest lists: removes those of an earlier package of the same app, if its
 * signature is valid, and puts the new manifest and signature in place, which identify the folder from then on.
 */
export async function prepareFolder(
  folder: PackageFolder,
  metadata: MetadataFiles,
  manifest: Manifest,
  trusted: readonly TrustedRoot[],
  signal?: AbortSignal,
): Promise<void> {
  const { assets } = manifest;
  checkIds(folder, assets);
  await checkNameLengths(folder, assets);
  const before = await earlierPackage(folder, manifest, trusted);
  const wanted = new Set([...metadataFiles, ...assets.map(({ path }) => path)]);
  const stale = before.filter((path) => !wanted.has(path));
  const strays = await firstStrays(folder.directory, new Set([...wanted, ...stale]), maxStrays, signal);
  if (strays.length > 0) throw strayFiles(folder.directory, strays);
  for (const path of stale) await removeFile(folder, path);
  for (const name of metadataFiles) await writeMetadataFile(folder, name, metadata[name]);
}

/**
 * The files of the package in the folder, when it is of the same app and its signature is valid: only these may be
 * removed. A package of another app is refused and stays.
 */
async function earlierPackage(
  { directory }: PackageFolder,
  manifest: Manifest,
  trusted: readonly TrustedRoot[],
): Promise<string[]> {
  const bytes = await readMetadataFile(directory, "manifest.json");
  const earlier = bytes && parseUsable(bytes);
  if (!bytes || !earlier) return [];
  for (const name of ["bundleId", "appleItemId"] as const) {
    if (earlier[name] === undefined || earlier[name] === manifest[name]) continue;
    const what = `the package of another app (${name} ${excerpt(earlier[name])}, not ${excerpt(manifest[name] ?? "without one")})`;
    throw new FileError(`${directory}: holds ${what}. It is left as it is; choose another folder`, directory);
  }
  // The app is unknown.
  if (earlier.bundleId === undefined && earlier.appleItemId === undefined) return [];
  const paths = earlier.assets.map(({ path }) => path);
  const signature = await readMetadataFile(directory, "signature");
  return (await checkSignature(signature, { bytes, paths }, trusted)).sha256 ? paths : [];
}

function parseUsable(bytes: Uint8Array): Manifest | undefined {
  try {
    const manifest = parseManifest(bytes);
    checkPaths(manifest.assets.map(({ path }) => path));
    return manifest;
  } catch {
    return undefined;
  }
}

/** Refuses a folder with files that are not of a package, before anything is requested. */
export async function refuseForeignFolder(
  { directory }: PackageFolder,
  trusted: readonly TrustedRoot[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const bytes = await readMetadataFile(directory, "manifest.json").catch(() => undefined);
  if (bytes && parseUsable(bytes)) return;
  const present = await firstStrays(directory, new Set(), maxStrays, signal).catch(
    async (error: unknown): Promise<string[]> => {
      if (!isMissing((error as Error).cause)) throw error;
      await refuseDanglingLink(directory);
      return [];
    },
  );
  if (present.length === 0) return;
  // A damaged manifest beside a valid signature still is that of a package.
  const signature = await readMetadataFile(directory, "signature").catch(() => undefined);
  const { report } = await checkSignature(signature, undefined, trusted);
  if (report.status !== "mismatch") throw strayFiles(directory, present);
}

/** How many a message names, and one more. */
const maxStrays = 4;

function strayFiles(directory: string, strays: string[]): FileError {
  const named = strays
    .slice(0, maxStrays - 1)
    .map((path) => excerpt(path))
    .join(", ");
  const more = strays.length === maxStrays ? " and more" : "";
  const isAllOfSystem = strays.every((path) => describeSystemFile(path) !== undefined);
  const remedy = isAllOfSystem ? "Systems leave such files in folders: delete them" : "Choose another folder";
  return new FileError(
    `${directory}: holds files that are not part of the package: ${named}${more}. ${remedy}`,
    directory,
  );
}

/**
 * Refuses names that are too long for this file system, whose limit may be below 255 bytes, before any file is placed.
 */
async function checkNameLengths({ directory }: PackageFolder, assets: readonly Asset[]): Promise<void> {
  const paths = assets.map(({ path }) => path);
  const names = [longestOf(paths), longestOf(paths.flatMap((path) => path.split("/")))];
  for (const name of names) {
    const file = join(directory, name);
    await withFileError(file, () => lstat(file)).catch((error: FileError) => {
      if (codeOf(error.cause) === "ENAMETOOLONG") throw error;
    });
  }
}

function longestOf(names: readonly string[]): string {
  return names.reduce((one, other) => (Buffer.byteLength(other) > Buffer.byteLength(one) ? other : one), "");
}

/** Refuses invalid ids, before any is requested. Two assets of one id would share one part. */
function checkIds(folder: PackageFolder, assets: readonly Asset[]): void {
  const seen = new Set<string>();
  for (const { kind, id } of assets) {
    const part = partOf(folder, kind, id);
    if (seen.has(part)) throw new IntegrityError(`manifest.json: lists ${kind} ${id} twice`, "manifest.json");
    seen.add(part);
  }
}

async function writeMetadataFile(folder: PackageFolder, name: string, bytes: Uint8Array): Promise<void> {
  if (holds(await readMetadataFile(folder.directory, name), bytes)) return;
  const part = partOf(folder, "own", name);
  // Never writes through what has this name already, such as a link.
  await withFileError(part, () => rm(part, { force: true }));
  await withFileError(part, () => writeFile(part, bytes, { flag: "wx" }));
  await placeFile(folder, part, name);
}

function holds(file: Uint8Array | undefined, bytes: Uint8Array): boolean {
  return file !== undefined && Buffer.compare(file, bytes) === 0;
}

/** Refuses a folder whose manifest is not that of the version: it cannot be replaced. */
export async function requireManifest(
  { directory }: PackageFolder,
  manifest: Uint8Array,
  refusal: FileError,
): Promise<void> {
  if (holds(await readMetadataFile(directory, "manifest.json"), manifest)) return;
  throw incompleteError(refusal, "manifest.json is not that of this package version");
}

/** The error for a folder that cannot be written to and lacks something. */
export function incompleteError(refusal: FileError, what: string): FileError {
  return new FileError(`${refusal.message}; ${what}`, refusal.path, { cause: refusal.cause });
}
