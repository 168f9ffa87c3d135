import type { Clock } from "../http/clock.js";
import { linkSignals } from "../http/deadline.js";
import { FileError } from "./errors.js";
import { codeOf } from "./file-error.js";
import { type FolderLock, lockFolder } from "./folder-lock.js";
import { makePackageFolder, type PackageFolder } from "./package-folder.js";
import { readInPlace } from "./prepare-folder.js";
import { inTemporaryFolder } from "./temporary-folder.js";

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
