import { lstat, mkdir, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { excerpt } from "../http/redact.js";
import { ArgumentError } from "../index.js";
import { foldersOf } from "./asset-path.js";
import { FileError, IntegrityError } from "./errors.js";
import { isMissing, onFile } from "./file-error.js";

/** A folder with a package, and the folder beside it where files are until they are whole. */
export interface PackageFolder {
  directory: string;
  /** `<directory>.part`: Apple's tool fails on every file in the package that the manifest does not list. */
  parts: string;
}

export function packageFolder(directory: string): PackageFolder {
  if (typeof directory !== "string" || directory.trim() === "") throw new ArgumentError("directory: missing");
  if (directory.includes("\0")) throw new ArgumentError("directory: holds a NUL");
  const whole = resolve(directory);
  if (dirname(whole) === whole) throw new ArgumentError("directory: must not be the root of a file system");
  return { directory: whole, parts: `${whole}.part` };
}

/** Makes the package folder. Refuses one that files cannot be renamed into from where their parts are. */
export async function makePackageFolder({ directory, parts }: PackageFolder): Promise<void> {
  const beside = await lstatOrNone(parts);
  if (beside && !beside.isDirectory()) throw inTheWay(parts, beside.isSymbolicLink());
  await onFile(directory, () => makeFolder(directory));
  const [here, there] = await onFile(directory, () => Promise.all([directory, dirname(parts)].map((one) => stat(one))));
  if (here?.dev === there?.dev) return;
  throw new FileError(`${directory}: a file system of its own. Choose a folder inside it`, directory);
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    // On a read-only file system the recursive one says that the folder is not there.
    if (!isMissing(error)) throw error;
    await mkdir(folder);
  }
}

/** Every file below a folder, by its path with `/`; what is neither file nor folder counts too. */
export async function listFiles(directory: string): Promise<string[]> {
  const entries = await onFile(directory, () => readdir(directory, { recursive: true, withFileTypes: true }));
  const files = entries.filter((entry) => !entry.isDirectory());
  const paths = files.map((entry) => relative(directory, join(entry.parentPath, entry.name)));
  return paths.map((path) => path.split(sep).join("/")).sort();
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
  await statInPackage(directory, path);
  await onFile(dirname(file), () => mkdir(dirname(file), { recursive: true }));
  await onFile(file, () => rename(part, file));
}

/** Removes a file from the package, and the folders that this leaves empty. */
export async function removeFile({ directory }: PackageFolder, path: string): Promise<void> {
  if (!(await statInPackage(directory, path))) return;
  const file = join(directory, path);
  await onFile(file, () => rm(file));
  for (const folder of foldersOf(path).reverse()) await rmdir(join(directory, folder)).catch(() => undefined);
}

/** Where a file is until it is whole. The id, which comes from elsewhere, becomes part of a file's name. */
export function partOf({ parts }: PackageFolder, kind: string, id: string): string {
  if (/^\w[\w.-]{0,127}$/.test(id)) return join(parts, `${kind}-${id}.part`);
  throw new IntegrityError(`${JSON.stringify(excerpt(id))}: not an id`, "manifest.json");
}

/** Removes what is left of files that are whole now; what is not ours stays. */
export async function removeParts({ parts }: PackageFolder): Promise<void> {
  const names = await onFile(parts, () => readdir(parts));
  const ours = names.filter((name) => /^(variant|delta|version|own)-.*\.part$/.test(name));
  for (const name of ours) await rm(join(parts, name), { force: true }).catch(() => undefined);
}

async function lstatOrNone(file: string): Promise<Standing | undefined> {
  try {
    return await lstat(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    return onFile(file, () => Promise.reject(error));
  }
}

function inTheWay(way: string, isLink: boolean): FileError {
  return new FileError(`${way}: a ${isLink ? "symbolic link" : "file"} stands where a folder should be`, way);
}
