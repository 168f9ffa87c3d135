import { randomUUID } from "node:crypto";
import {
  constants,
  type FileHandle,
  open,
  readFile,
  readlink,
  rename,
  rm,
  rmdir,
  utimes,
  writeFile,
} from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Clock } from "../../http/clock.js";
import { sleep } from "../../http/deadline.js";
import { codeOf, FileError, isMissing, isTransientFileError, retryWhileBusy, withFileError } from "../errors.js";
import { makeFolder, type PackageFolder } from "./folder.js";

const watchEveryMs = 500;
/** A lock without a heartbeat for this long is of a run that was killed. */
const abandonedAfterMs = 10_000;

/** How often taking the lock is tried while it comes and goes. */
const maxRounds = 20;

/** Locks of this process. */
const held = new Set<string>();

/** A package folder that is this run's own. */
export interface FolderLock {
  /** Aborts when another run, which took this one for dead, has taken the folder over. */
  lost: AbortSignal;
  release(): Promise<void>;
}

export interface LockOptions {
  clock: Clock;
  signal: AbortSignal | undefined;
  /** From one heartbeat to the next, in real milliseconds. */
  heartbeatMs?: number;
  /** As `process.platform`, and what creates the lock; tests bring their own. */
  platform?: string;
  create?: typeof writeFile;
}

/**
 * Keeps a second run out of a folder: two would write to the same parts. A run that was killed leaves its lock behind.
 * That lock is ignored at once when its process is gone, and otherwise, such as on another machine, when it has no
 * heartbeat while this run watches. No clock is read: what is watched is whether the lock changes.
 *
 * @throws FileError when another run is at work
 */
export async function lockFolder(folder: PackageFolder, options: LockOptions): Promise<FolderLock> {
  const file = join(folder.parts, "lock");
  const owner = JSON.stringify({ run: randomUUID(), pid: process.pid, where: await hostId() });
  if (held.has(file)) throw inUse(folder);
  held.add(file);
  try {
    await withFileError(file, () => takeLock(folder, file, owner, options));
  } catch (error) {
    held.delete(file);
    throw error;
  }
  const lost = new AbortController();
  const beat = async () => {
    if ((await readLock(file))?.text === owner) await utimes(file, new Date(), new Date());
    else lost.abort(new FileError(`${folder.directory}: another run has taken it over`, folder.directory));
  };
  const heart = setInterval(() => beat().catch(() => undefined), options.heartbeatMs ?? 1_000).unref();
  const release = async () => {
    clearInterval(heart);
    held.delete(file);
    if ((await readLock(file))?.text === owner) await retryWhileBusy(() => rm(file, { force: true }));
    // Parts of a run that failed stay in it.
    await rmdir(folder.parts);
  };
  return { lost: lost.signal, release: () => release().catch(() => undefined) };
}

/** Where process ids are unique: the machine, and on Linux the container. */
async function hostId(): Promise<string> {
  return `${hostname()} ${await readlink("/proc/self/ns/pid").catch(() => "")}`;
}

async function takeLock(folder: PackageFolder, file: string, owner: string, options: LockOptions): Promise<void> {
  const { clock, signal } = options;
  let failure: unknown = new FileError(`${file}: comes and goes. Another program is working on it`, file);
  for (let round = 0; round < maxRounds; round++) {
    signal?.throwIfAborted();
    try {
      if (await tryLock(folder, file, owner, round > 0, options)) return;
    } catch (error) {
      if (!isTransientFileError(error, options)) throw error;
      failure = error;
    }
    // On Windows a deleted file keeps its name until no program has it open.
    if (round > 0) await sleep(clock, watchEveryMs, signal);
  }
  throw failure;
}

/** Whether the lock is taken now; otherwise nothing holds it. */
async function tryLock(
  folder: PackageFolder,
  file: string,
  owner: string,
  isTakenOver: boolean,
  options: LockOptions,
): Promise<boolean> {
  // Every run removes the folder when it ends.
  await makeFolder(folder.parts);
  if (await createLock(file, owner, options)) {
    // Several runs may take over the same lock at once: the last one stays.
    if (isTakenOver) await sleep(options.clock, watchEveryMs, options.signal);
    if (!isTakenOver || (await readLock(file))?.text === owner) return true;
  }
  const other = await readLock(file);
  if (!other) return false;
  if (!(await isAbandoned(file, other, owner, options))) throw inUse(folder);
  await putAside(file, other);
  return false;
}

async function createLock(
  file: string,
  owner: string,
  { create = writeFile, ...options }: LockOptions,
): Promise<boolean> {
  try {
    await create(file, owner, { flag: "wx" });
    return true;
  } catch (error) {
    if (["EEXIST", "ENOENT"].includes(`${codeOf(error)}`)) return false;
    // A full disk leaves an empty one.
    if (!isTransientFileError(error, options)) await rm(file, { force: true });
    throw error;
  }
}

interface Lock {
  text: string;
  mtimeMs: number;
}

/** Undefined when it is gone. Never blocks on what is not a file, such as a pipe without a writer. */
async function readLock(file: string): Promise<Lock | undefined> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stat = await handle.stat();
    if (!stat.isFile()) throw notALock(file, "not a file");
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(maxLockBytes), 0, maxLockBytes, 0);
    return { text: buffer.toString("utf8", 0, bytesRead), mtimeMs: stat.mtimeMs };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw codeOf(error) === "ELOOP" ? notALock(file, "a symbolic link") : error;
  } finally {
    await handle?.close();
  }
}

const maxLockBytes = 4_096;

function notALock(file: string, what: string): FileError {
  return new FileError(`${file}: must be a lock, and is ${what}. Delete it`, file);
}

async function isAbandoned(file: string, lock: Lock, owner: string, { clock, signal }: LockOptions): Promise<boolean> {
  if (isOfDeadProcess(lock.text, owner)) return true;
  for (let watchedMs = 0; watchedMs < abandonedAfterMs; watchedMs += watchEveryMs) {
    await sleep(clock, watchEveryMs, signal);
    const now = await readLock(file);
    if (!now) return true;
    if (now.mtimeMs !== lock.mtimeMs || now.text !== lock.text) return false;
  }
  return true;
}

/** Whether its process is known to be gone. */
function isOfDeadProcess(text: string, owner: string): boolean {
  const pid = /"pid":(\d+)/.exec(text)?.[1];
  const where = whereOf(text);
  if (pid === undefined || where === undefined || where !== whereOf(owner)) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

function whereOf(text: string): string | undefined {
  return /"where":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
}

/** Takes an abandoned lock away, unless another run has just put its own in that place. */
async function putAside(file: string, lock: Lock): Promise<void> {
  const aside = `${file}-${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  const isSame = (await readFile(aside, "utf8")) === lock.text;
  await (isSame ? rm(aside) : rename(aside, file));
}

function inUse({ directory }: PackageFolder): FileError {
  return new FileError(`${directory}: another run is working on it. Wait for it to end`, directory);
}
