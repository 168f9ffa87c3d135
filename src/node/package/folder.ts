import { lstat, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, rmdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { untilAborted } from "../../http/deadline.js";
import { excerpt, safeCause } from "../../http/redact.js";
import { ArgumentError } from "../../index.js";
import { codeOf, FileError, IntegrityError, isMissing, retryWhileBusy, withFileError } from "../errors.js";
import { foldersOf, maxNameBytes } from "./manifest.js";

/** A package folder, and the folder beside it for files that are not complete yet. */
export interface PackageFolder {
  directory: string;
  /** `<directory>.part`, with links followed: Apple's tool fails on every file that the manifest does not list. */
  parts: string;
}

export function packageFolder(directory: string): PackageFolder {
  if (typeof directory !== "string" || directory.trim() === "") throw new ArgumentError("directory: missing");
  if (directory.includes("\0")) throw new ArgumentError("directory: holds a NUL");
  // A shell would have replaced it; a folder of that name is never what is meant.
  if (/^~(?:$|[/\\])/.test(directory))
    throw new ArgumentError("directory: ~ stands for a folder in a shell only; give its path");
  const whole = resolve(directory);
  refuseRoot(whole);
  return { directory: whole, parts: whole + partsSuffix };
}

/** The folder for parts has the name of the package folder and this. */
const partsSuffix = ".part";

/**
 * Makes the package folder, and finds where its parts belong: beside the folder itself, also when a link leads to it,
 * so that there is one lock. Refuses a folder that files cannot be renamed into from there.
 */
export async function makePackageFolder({ directory }: PackageFolder): Promise<PackageFolder> {
  checkNameLength(directory);
  await withFileError(directory, () => makeFolder(directory));
  const real = await withFileError(directory, () => realpath(directory));
  refuseRoot(real);
  checkNameLength(real);
  const parts = `${real}${partsSuffix}`;
  const beside = await lstatOrNone(parts);
  if (beside && !beside.isDirectory()) throw inTheWay(parts, beside.isSymbolicLink());
  const [here, there] = await withFileError(directory, () =>
    Promise.all([real, dirname(real)].map((one) => stat(one))),
  );
  if (here?.dev !== there?.dev) throw separateMount(directory, Object.assign(new Error("st_dev"), { code: "EXDEV" }));
  return { directory, parts };
}

function refuseRoot(directory: string): void {
  if (dirname(directory) === directory) throw new ArgumentError("directory: must not be the root of a file system");
}

/** Refuses a folder whose name is too long for its parts, before it is made. */
function checkNameLength(directory: string): void {
  const max = maxNameBytes - partsSuffix.length;
  if (Buffer.byteLength(basename(directory)) <= max) return;
  throw new FileError(`${directory}: its name is too long, at most ${max} bytes. Choose a shorter one`, directory);
}

/** Bind mounts of one file system have the same `st_dev`: only a rename tells them apart. */
function separateMount(directory: string, cause: unknown): FileError {
  const message = `${directory}: a file system or mount of its own. Choose a folder inside it`;
  return new FileError(message, directory, { cause: safeCause(cause) });
}

/** Makes a folder and its parents. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    // On a read-only file system the recursive one reports ENOENT.
    if (!isMissing(error)) throw error;
    await refuseDanglingLink(folder);
    await mkdir(folder);
  }
}

/** For a folder that does not exist: none can be made in the place of a dangling link. */
export async function refuseDanglingLink(folder: string): Promise<void> {
  if (!(await lstatOrNone(folder))?.isSymbolicLink()) return;
  throw new FileError(`${folder}: a symbolic link to what does not exist. Delete it, or make its target`, folder);
}

/** The largest manifest, which is held in memory, and signature. */
export const maxBytesOf: ReadonlyMap<string, number> = new Map([
  ["manifest.json", 64 * 2 ** 20],
  ["signature", 2 ** 20],
]);

/** What to do about a file that macOS or Windows put into the folder; undefined for other files. */
export function describeSystemFile(path: string): string | undefined {
  const name = path.split("/").at(-1) ?? "";
  const system = /^(\.DS_Store$|\._)/.test(name) ? "macOS" : /^(Thumbs\.db|desktop\.ini)$/i.test(name) ? "Windows" : "";
  return system ? `left by ${system}: delete it` : undefined;
}

/** By this a file is known to be unchanged. `ctimeMs` cannot be set back. */
export interface FileIdentity {
  size: number;
  mtimeMs: number;
  ctimeMs: number;
  ino: number;
  dev: number;
}

export function isSameFile(now: FileIdentity | undefined, before: FileIdentity): boolean {
  const names = ["size", "mtimeMs", "ctimeMs", "ino", "dev"] as const;
  return now !== undefined && names.every((name) => now[name] === before[name]);
}

/** What `lstat` reports; links are not followed. Declared here, so that the declarations need no types of Node. */
export interface FileStat extends FileIdentity {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** The stat of a path of a package; undefined when nothing has it. A link on the way is refused, not followed. */
export async function statInPackage(directory: string, path: string): Promise<FileStat | undefined> {
  for (const folder of foldersOf(path)) {
    const parent = join(directory, folder);
    const stat = await lstatOrNone(parent);
    if (!stat) return undefined;
    if (!stat.isDirectory()) throw inTheWay(parent, stat.isSymbolicLink());
  }
  return lstatOrNone(join(directory, path));
}

/** Reads manifest or signature; undefined when it is missing, not a file, or too large. */
export async function readMetadataFile(directory: string, name: string): Promise<Uint8Array | undefined> {
  const present = await statInPackage(directory, name);
  if (!present?.isFile() || present.size > (maxBytesOf.get(name) ?? 0)) return undefined;
  return readInPackage(directory, name);
}

export function readInPackage(directory: string, path: string): Promise<Uint8Array> {
  const file = join(directory, path);
  return withFileError(file, () => readFile(file));
}

/** Moves a complete file to its place in the package. */
export async function placeFile({ directory }: PackageFolder, part: string, path: string): Promise<void> {
  const file = join(directory, path);
  const folder = dirname(file);
  await statInPackage(directory, path);
  await withFileError(folder, () => mkdir(folder, { recursive: true }));
  await withFileError(file, () => retryWhileBusy(() => rename(part, file))).catch((error: FileError) => {
    throw codeOf(error.cause) === "EXDEV" ? separateMount(folder, error.cause) : error;
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

/** Where a file is until it is complete. The id, which is untrusted, becomes part of a file name. */
export function partOf({ parts }: PackageFolder, kind: string, id: string): string {
  if (/^\w[\w.-]{0,127}$/.test(id)) return join(parts, `${kind}-${id}.part`);
  throw new IntegrityError(`${JSON.stringify(excerpt(id))}: not an id`, "manifest.json");
}

/** Removes the parts of files that are complete now; foreign files stay. */
export async function removeParts({ parts }: PackageFolder): Promise<void> {
  const names = await withFileError(parts, () => readdir(parts));
  const ours = names.filter((name) => /^(variant|delta|version|own)-.*\.part$/.test(name));
  for (const name of ours) await rm(join(parts, name), { force: true }).catch(() => undefined);
}

async function lstatOrNone(file: string): Promise<FileStat | undefined> {
  try {
    return await lstat(file);
  } catch (error) {
    // A name that this file system cannot hold does not exist either.
    if (isMissing(error) || ["ENAMETOOLONG", "ENOTDIR"].includes(`${codeOf(error)}`)) return undefined;
    return withFileError(file, () => Promise.reject(error));
  }
}

function inTheWay(file: string, isLink: boolean): FileError {
  return new FileError(`${file}: a ${isLink ? "symbolic link" : "file"} stands where a folder should be`, file);
}

/**
 * Every file below a folder, by its path with `/`, in order, the files of a folder before those of its subfolders;
 * links and devices count as files. Reads one folder at a time, so that a caller or an abort can stop it early:
 * `directory` may be a home folder.
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
    // The last one is read first.
    for (const entry of entries.reverse()) if (entry.isDirectory()) folders.push(`${prefix}${entry.name}`);
  }
}

/** The first files below a folder that are not known, at most `max`. */
export async function firstStrays(
  directory: string,
  known: ReadonlySet<string>,
  max: number,
  signal?: AbortSignal,
): Promise<string[]> {
  const strays: string[] = [];
  for await (const path of filesBelow(directory, signal)) {
    if (known.has(path)) continue;
    if (strays.push(path) === max) break;
  }
  return strays;
}

/** Runs with a temporary folder, which is removed afterwards. */
export async function withTemporaryFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const temporary = tmpdir();
  const folder = await withFileError(temporary, () => mkdtemp(join(temporary, "adp-manifest-")));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
