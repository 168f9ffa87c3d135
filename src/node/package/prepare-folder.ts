import { lstat, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { excerpt } from "../../http/redact.js";
import { FileError, IntegrityError } from "../errors.js";
import { codeOf, isMissing, withFileError } from "../file-errors.js";
import { checkSignature } from "./check-signature.js";
import { firstStrays } from "./folder.js";
import { leftBehind, mostBytesOf, type PackageFolder, partOf, placeFile, refuseDanglingLink, removeFile, statInPackage, makePackageFolder } from "./folder.js";
import { type Asset, type Manifest, parseManifest } from "./manifest.js";
import { checkPaths, ownFiles } from "./manifest.js";
import { type TrustedRoot } from "./certificate-chain.js";
import { type OwnFiles } from "./zip.js";
import { type Clock } from "../../http/clock.js";
import { linkSignals } from "../../http/on-abort.js";
import { type FolderLock, lockFolder } from "./lock.js";
import { inTemporaryFolder } from "./folder.js";

/**
 * Makes a folder ready for the files that a manifest lists: removes those of the app's earlier package, if its own
 * signature holds, and puts the new manifest and its signature in place, which show whose folder it is from then on.
 */
export async function prepareFolder(
  folder: PackageFolder,
  own: OwnFiles,
  manifest: Manifest,
  trusted: readonly TrustedRoot[],
  signal?: AbortSignal,
): Promise<void> {
  const { assets } = manifest;
  checkIds(folder, assets);
  await checkNames(folder, assets);
  const before = await earlierPackage(folder, manifest, trusted);
  const wanted = new Set([...ownFiles, ...assets.map(({ path }) => path)]);
  const stale = before.filter((path) => !wanted.has(path));
  const strays = await firstStrays(folder.directory, new Set([...wanted, ...stale]), mostStrays, signal);
  if (strays.length > 0) throw strayFiles(folder.directory, strays);
  for (const path of stale) await removeFile(folder, path);
  for (const name of ownFiles) await writeOwnFile(folder, name, own[name]);
}

/**
 * What the package in the folder lists, when it is one of the same app whose signature holds: only that may be removed.
 * A package of another app is left alone.
 */
async function earlierPackage(
  { directory }: PackageFolder,
  manifest: Manifest,
  trusted: readonly TrustedRoot[],
): Promise<string[]> {
  const bytes = await readInPlace(directory, "manifest.json");
  const earlier = bytes && readable(bytes);
  if (!bytes || !earlier) return [];
  for (const name of ["bundleId", "appleItemId"] as const) {
    if (earlier[name] === undefined || earlier[name] === manifest[name]) continue;
    const what = `the package of another app (${name} ${excerpt(earlier[name])}, not ${excerpt(manifest[name] ?? "without one")})`;
    throw new FileError(`${directory}: holds ${what}. It is left as it is; choose another folder`, directory);
  }
  // Nothing says whose it is.
  if (earlier.bundleId === undefined && earlier.appleItemId === undefined) return [];
  const paths = earlier.assets.map(({ path }) => path);
  const signature = await readInPlace(directory, "signature");
  return (await checkSignature(signature, { bytes, paths }, trusted)).sha256 ? paths : [];
}

function readable(bytes: Uint8Array): Manifest | undefined {
  try {
    const manifest = parseManifest(bytes);
    checkPaths(manifest.assets.map(({ path }) => path));
    return manifest;
  } catch {
    return undefined;
  }
}

/** Refuses a folder with files in it that is none of a package, before anything is asked for. */
export async function refuseForeignFolder(
  { directory }: PackageFolder,
  trusted: readonly TrustedRoot[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const bytes = await readInPlace(directory, "manifest.json").catch(() => undefined);
  if (bytes && readable(bytes)) return;
  const present = await firstStrays(directory, new Set(), mostStrays, signal).catch(
    async (error: unknown): Promise<string[]> => {
      if (!isMissing((error as Error).cause)) throw error;
      await refuseDanglingLink(directory);
      return [];
    },
  );
  if (present.length === 0) return;
  // A manifest that is damaged, beside a signature that holds, is that of a package all the same.
  const signature = await readInPlace(directory, "signature").catch(() => undefined);
  const { report } = await checkSignature(signature, undefined, trusted);
  if (report.status !== "mismatch") throw strayFiles(directory, present);
}

/** As many as a message names, and one that says that there are more. */
const mostStrays = 4;

function strayFiles(directory: string, strays: string[]): FileError {
  const named = strays
    .slice(0, mostStrays - 1)
    .map((path) => excerpt(path))
    .join(", ");
  const more = strays.length === mostStrays ? " and more" : "";
  const isSystems = strays.every((path) => leftBehind(path) !== undefined);
  const remedy = isSystems ? "Systems leave such files in folders: delete them" : "Choose another folder";
  return new FileError(`${directory}: holds what is no part of the package: ${named}${more}. ${remedy}`, directory);
}

/** Refuses names that are too long for this file system before the first file is in place: it may take fewer than 255 bytes. */
async function checkNames({ directory }: PackageFolder, assets: readonly Asset[]): Promise<void> {
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

/** Refuses what is no id, before one is asked for. Two assets of one id would share one part. */
function checkIds(folder: PackageFolder, assets: readonly Asset[]): void {
  const seen = new Set<string>();
  for (const { kind, id } of assets) {
    const part = partOf(folder, kind, id);
    if (seen.has(part)) throw new IntegrityError(`manifest.json: lists ${kind} ${id} twice`, "manifest.json");
    seen.add(part);
  }
}

export async function readInPlace(directory: string, name: string): Promise<Buffer | undefined> {
  const there = await statInPackage(directory, name);
  return there?.isFile() && there.size <= (mostBytesOf[name] ?? 0)
    ? withFileError(join(directory, name), () => readFile(join(directory, name)))
    : undefined;
}

async function writeOwnFile(folder: PackageFolder, name: string, bytes: Uint8Array): Promise<void> {
  if ((await readInPlace(folder.directory, name))?.equals(bytes)) return;
  const part = partOf(folder, "own", name);
  // Whatever stands there, a link above all, is not written through.
  await withFileError(part, () => rm(part, { force: true }));
  await withFileError(part, () => writeFile(part, bytes, { flag: "wx" }));
  await placeFile(folder, part, name);
}

/** What a folder is claimed with. */
export interface FolderWorld {
  clock: Clock;
  /** Makes the folder, and finds out whether it can be written to; tests bring one that cannot. */
  makeFolder?: typeof makePackageFolder;
}

/** What works on a folder. With a `refusal` nothing can be written to it: everything has to be in its place. */
type Work<T> = (folder: PackageFolder, signal: AbortSignal, refusal?: FileError) => Promise<T>;

/** Makes a package folder this run's own, and works on it until the signal aborts or another run takes it over. */
export async function inClaimedFolder<T>(
  checked: PackageFolder,
  world: FolderWorld,
  outer: AbortSignal | undefined,
  work: Work<T>,
): Promise<T> {
  let claimed: Claimed;
  try {
    claimed = await claim(checked, world, outer);
  } catch (error) {
    if (!(await mayBeComplete(checked, error))) throw error;
    const { signal, unlink } = linkSignals([outer]);
    return inTemporaryFolder((parts) => work({ ...checked, parts }, signal, error as FileError)).finally(unlink);
  }
  const { folder, lock } = claimed;
  const { signal, unlink } = linkSignals([outer, lock.lost]);
  try {
    return await work(folder, signal);
  } finally {
    unlink();
    await lock.release();
  }
}

interface Claimed {
  folder: PackageFolder;
  lock: FolderLock;
}

async function claim(
  checked: PackageFolder,
  { clock, makeFolder }: FolderWorld,
  signal: AbortSignal | undefined,
): Promise<Claimed> {
  const folder = await (makeFolder ?? makePackageFolder)(checked);
  return { folder, lock: await lockFolder(folder, { clock, signal }) };
}

/** How a folder refuses to be written to; a mount of its own, as a read-only one of a container is, counts. */
const refusals = new Set<unknown>(["EROFS", "EACCES", "EPERM", "EXDEV"]);

/** Whether a folder that cannot be written to may have all of a package already: it holds a manifest. */
async function mayBeComplete({ directory }: PackageFolder, error: unknown): Promise<boolean> {
  if (!(error instanceof FileError) || !refusals.has(codeOf(error.cause))) return false;
  return (await readInPlace(directory, "manifest.json").catch(() => undefined)) !== undefined;
}

/** Refuses a folder whose manifest is another one than the version's: it would have to be written. */
export async function requireManifest(
  { directory }: PackageFolder,
  manifest: Uint8Array,
  refusal: FileError,
): Promise<void> {
  if ((await readInPlace(directory, "manifest.json"))?.equals(manifest)) return;
  throw incomplete(refusal, "manifest.json is not that of this package version");
}

/** What keeps a package from being completed, and what it lacks. */
export function incomplete(refusal: FileError, what: string): FileError {
  return new FileError(`${refusal.message}; ${what}`, refusal.path, { cause: refusal.cause });
}
