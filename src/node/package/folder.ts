import { lstat, mkdir, readdir, realpath, rename, rm, rmdir, stat, mkdtemp } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { excerpt, safeCause } from "../../http/redact.js";
import { ArgumentError } from "../../index.js";
import { FileError, IntegrityError } from "../errors.js";
import { codeOf, isMissing, withFileError } from "../file-errors.js";
import { foldersOf } from "./manifest.js";
import { retryWhileBusy } from "../file-errors.js";
import { untilAborted } from "../../http/clock.js";
import { tmpdir } from "node:os";

/** A folder with a package, and the folder beside it where files are until they are whole. */
export interface PackageFolder {
  directory: string;
  /** `<directory>.part`, with links followed: Apple's tool fails on every file that the manifest does not list. */
  parts: string;
}

export function packageFolder(directory: string): PackageFolder {
  if (typeof directory !== "string" || directory.trim() === "") throw new ArgumentError("directory: missing");
  if (directory.includes("\0")) throw new ArgumentError("directory: holds a NUL");
  // A shell would have put a folder there; to make one of that name is never what is meant.
  if (/^~(?:$|[/\\])/.test(directory))
    throw new ArgumentError("directory: ~ stands for a folder in a shell only; give its path");
  const whole = resolve(directory);
  if (dirname(whole) === whole) throw new ArgumentError("directory: must not be the root of a file system");
  return { directory: whole, parts: `${whole}.part` };
}

/** What is beside the package folder has its name and this. */
const partsSuffix = ".part";
const longestNameBytes = 255;

/**
 * Makes the package folder, and finds out where its parts are: beside the folder itself, also when a link leads to it,
 * so that there is one lock. Refuses a folder that files cannot be renamed into from there.
 */
export async function makePackageFolder({ directory }: PackageFolder): Promise<PackageFolder> {
  checkName(directory);
  await withFileError(directory, () => makeFolder(directory));
  const real = await withFileError(directory, () => realpath(directory));
  if (dirname(real) === real) throw new ArgumentError("directory: must not be the root of a file system");
  checkName(real);
  const parts = `${real}${partsSuffix}`;
  const beside = await lstatOrNone(parts);
  if (beside && !beside.isDirectory()) throw inTheWay(parts, beside.isSymbolicLink());
  const [here, there] = await withFileError(directory, () => Promise.all([real, dirname(real)].map((one) => stat(one))));
  if (here?.dev !== there?.dev) throw ownMount(directory, Object.assign(new Error("st_dev"), { code: "EXDEV" }));
  return { directory, parts };
}

/** Before the folder is made whose parts could not be. */
function checkName(directory: string): void {
  if (Buffer.byteLength(basename(directory)) + partsSuffix.length <= longestNameBytes) return;
  const most = longestNameBytes - partsSuffix.length;
  throw new FileError(`${directory}: its name is too long, at most ${most} bytes. Choose a shorter one`, directory);
}

/** Bind mounts of one file system have the same `st_dev`: only a rename finds out. */
function ownMount(directory: string, cause: unknown): FileError {
  const message = `${directory}: a file system or mount of its own. Choose a folder inside it`;
  return new FileError(message, directory, { cause: safeCause(cause) });
}

/** Makes a folder, and those that it is in. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    // On a read-only file system the recursive one says that the folder is not there.
    if (!isMissing(error)) throw error;
    await refuseDanglingLink(folder);
    await mkdir(folder);
  }
}

/** For a folder that is not there: no folder can be made in the place of a link. */
export async function refuseDanglingLink(folder: string): Promise<void> {
  if (!(await lstatOrNone(folder))?.isSymbolicLink()) return;
  throw new FileError(`${folder}: a symbolic link to what does not exist. Delete it, or make its target`, folder);
}

/** The most that a manifest, which is held in memory, and a signature have. */
export const mostBytesOf: Record<string, number> = { "manifest.json": 64 * 2 ** 20, signature: 2 ** 20 };

/** What systems put into folders that people look at, and what to do about it. */
export function leftBehind(path: string): string | undefined {
  const name = path.split("/").at(-1) ?? "";
  const system = /^(\.DS_Store$|\._)/.test(name) ? "macOS" : /^(Thumbs\.db|desktop\.ini)$/i.test(name) ? "Windows" : "";
  return system ? `left by ${system}: delete it` : undefined;
}

/** What stands at a path, not followed when it is a link. Said here, so that the declarations need no types of Node. */
export interface Standing {
  size: number;
  mtimeMs: number;
  ctimeMs: number;
  ino: number;
  dev: number;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** What stands at a path of a package; undefined when nothing does. A link on the way is refused, not followed. */
export async function statInPackage(directory: string, path: string): Promise<Standing | undefined> {
  for (const folder of foldersOf(path)) {
    const way = join(directory, folder);
    const stat = await lstatOrNone(way);
    if (!stat) return undefined;
    if (!stat.isDirectory()) throw inTheWay(way, stat.isSymbolicLink());
  }
  return lstatOrNone(join(directory, path));
}

/** Moves a whole file to its place in the package. */
export async function placeFile({ directory }: PackageFolder, part: string, path: string): Promise<void> {
  const file = join(directory, path);
  const folder = dirname(file);
  await statInPackage(directory, path);
  await withFileError(folder, () => mkdir(folder, { recursive: true }));
  await withFileError(file, () => retryWhileBusy(() => rename(part, file))).catch((error: FileError) => {
    throw codeOf(error.cause) === "EXDEV" ? ownMount(folder, error.cause) : error;
  });
}

/** Removes a file from the package, and the folders that this leaves empty. */
export async function removeFile({ directory }: PackageFolder, path: string): Promise<void> {
  const folders = foldersOf(path);
  // Below a file there is nothing to remove.
  for (const folder of folders) if ((await lstatOrNone(join(directory, folder)))?.isFile()) return;
  if (!(await statInPackage(directory, path))) return;
  const file = join(directory, path);
  await withFileError(file, () => retryWhileBusy(() => rm(file)));
  for (const folder of folders.reverse()) await rmdir(join(directory, folder)).catch(() => undefined);
}

/** Where a file is until it is whole. The id, which comes from elsewhere, becomes part of a file's name. */
export function partOf({ parts }: PackageFolder, kind: string, id: string): string {
  if (/^\w[\w.-]{0,127}$/.test(id)) return join(parts, `${kind}-${id}.part`);
  throw new IntegrityError(`${JSON.stringify(excerpt(id))}: not an id`, "manifest.json");
}

/** Removes what is left of files that are whole now; what is not ours stays. */
export async function removeParts({ parts }: PackageFolder): Promise<void> {
  const names = await withFileError(parts, () => readdir(parts));
  const ours = names.filter((name) => /^(variant|delta|version|own)-.*\.part$/.test(name));
  for (const name of ours) await rm(join(parts, name), { force: true }).catch(() => undefined);
}

async function lstatOrNone(file: string): Promise<Standing | undefined> {
  try {
    return await lstat(file);
  } catch (error) {
    // What has no place in this file system is not there either.
    if (isMissing(error) || ["ENAMETOOLONG", "ENOTDIR"].includes(`${codeOf(error)}`)) return undefined;
    return withFileError(file, () => Promise.reject(error));
  }
}

function inTheWay(way: string, isLink: boolean): FileError {
  return new FileError(`${way}: a ${isLink ? "symbolic link" : "file"} stands where a folder should be`, way);
}

/**
 * Every file below a folder, by its path with `/`, those of a folder in order and before those of the folders in it;
 * what is neither file nor folder counts too. Folder by folder, so that whoever has seen enough stops, and so does an
 * abort: `directory` may be somebody's home.
 */
export async function* filesBelow(directory: string, signal?: AbortSignal): AsyncGenerator<string, void, undefined> {
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal?.throwIfAborted();
    const here = join(directory, folder);
    const entries = await withFileError(here, () => untilAborted(readdir(here, { withFileTypes: true }), signal));
    entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    const prefix = folder && `${folder}/`;
    for (const entry of entries) if (!entry.isDirectory()) yield `${prefix}${entry.name}`;
    // The last one is taken first.
    for (const entry of entries.reverse()) if (entry.isDirectory()) folders.push(`${prefix}${entry.name}`);
  }
}

/** The first files below a folder that are not known. */
export async function firstStrays(
  directory: string,
  known: ReadonlySet<string>,
  most: number,
  signal?: AbortSignal,
): Promise<string[]> {
  const strays: string[] = [];
  for await (const path of filesBelow(directory, signal)) {
    if (known.has(path)) continue;
    if (strays.push(path) === most) break;
  }
  return strays;
}

/** Runs what needs a folder for a while. Nothing of it stays. */
export async function inTemporaryFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const temporary = tmpdir();
  const folder = await withFileError(temporary, () => mkdtemp(join(temporary, "adp-manifest-")));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
