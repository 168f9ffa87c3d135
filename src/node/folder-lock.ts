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
import type { Clock } from "../http/clock.js";
import { sleep } from "../http/deadline.js";
import { FileError } from "./errors.js";
import { codeOf, isMissing, onFile } from "./file-error.js";
import { makeFolder, type PackageFolder } from "./package-folder.js";
import { mayPass, whileBusy } from "./while-busy.js";

const watchEveryMs = 500;
/** A lock whose heart has not beaten for so long is of a run that was killed. */
const abandonedAfterMs = 10_000;

/** As long as that a lock may come and go. */
const mostRounds = 20;

/** Locks of this process. */
const held = new Set<string>();

/** A package folder that is this run's own. */
export interface FolderLock {
  /** Aborts when another run has taken the folder over, which had to think that this one was dead. */
  lost: AbortSignal;
  release(): Promise<void>;
}

export interface LockOptions {
  clock: Clock;
  signal: AbortSignal | undefined;
  /** From one sign of life to the next, in real milliseconds. */
  heartbeatMs?: number;
  /** As `process.platform`, and what creates the lock; tests bring their own. */
  platform?: string;
  create?: typeof writeFile;
}

/**
 * Keeps a second run off a folder: two would write to the same parts. A run that was killed leaves its lock behind. It
 * counts for nothing at once when its process is gone, and otherwise, as on another machine, when its heart does not
 * beat while this one watches. No clock is read: what is watched is whether the lock changes.
 *
 * @throws FileError when another run is at work
 */
export async function lockFolder(folder: PackageFolder, options: LockOptions): Promise<FolderLock> {
  const file = join(folder.parts, "lock");
  const owner = JSON.stringify({ run: randomUUID(), pid: process.pid, where: await whereabouts() });
  if (held.has(file)) throw isInUse(folder);
  held.add(file);
  try {
    await onFile(file, () => takeLock(folder, file, owner, options));
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
    if ((await readLock(file))?.text === owner) await whileBusy(() => rm(file, { force: true }));
    // Parts of a run that failed stay in it.
    await rmdir(folder.parts);
  };
  return { lost: lost.signal, release: () => release().catch(() => undefined) };
}

/** What a number of a process is good for: the machine, and on Linux the container. */
async function whereabouts(): Promise<string> {
  return `${hostname()} ${await readlink("/proc/self/ns/pid").catch(() => "")}`;
}

async function takeLock(folder: PackageFolder, file: string, owner: string, options: LockOptions): Promise<void> {
  const { clock, signal } = options;
  let failure: unknown = new FileError(`${file}: comes and goes. Another program is at work on it`, file);
  for (let round = 0; round < mostRounds; round++) {
    signal?.throwIfAborted();
    try {
      if (await tryLock(folder, file, owner, round > 0, options)) return;
    } catch (error) {
      if (!mayPass(error, options)) throw error;
      failure = error;
    }
    // Free in a moment: what is being deleted on Windows stands in the way until nothing has it open.
    if (round > 0) await sleep(clock, watchEveryMs, signal);
  }
  throw failure;
}

/** Whether the lock is taken now; otherwise its place is free. */
async function tryLock(
  folder: PackageFolder,
  file: string,
  owner: string,
  isTakenOver: boolean,
  options: LockOptions,
): Promise<boolean> {
  // Whoever ends its run removes the folder.
  await makeFolder(folder.parts);
  if (await createLock(file, owner, options)) {
    // Several runs may take over the same lock at once: the last one stays.
    if (isTakenOver) await sleep(options.clock, watchEveryMs, options.signal);
    if (!isTakenOver || (await readLock(file))?.text === owner) return true;
  }
  const other = await readLock(file);
  if (!other) return false;
  if (!(await isAbandoned(file, other, owner, options))) throw isInUse(folder);
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
    // On a full disk an empty one is left.
    if (!mayPass(error, options)) await rm(file, { force: true });
    throw error;
  }
}

interface Lock {
  text: string;
  mtimeMs: number;
}

/** Undefined when it is gone. What is no file is not waited for: a link to nothing, or a pipe that nothing writes to. */
async function readLock(file: string): Promise<Lock | undefined> {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stat = await handle.stat();
    if (!stat.isFile()) throw noLock(file, "what is no file");
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestLock), 0, longestLock, 0);
    return { text: buffer.toString("utf8", 0, bytesRead), mtimeMs: stat.mtimeMs };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw codeOf(error) === "ELOOP" ? noLock(file, "a symbolic link") : error;
  } finally {
    await handle?.close();
  }
}

const longestLock = 4_096;

function noLock(file: string, what: string): FileError {
  return new FileError(`${file}: ${what} stands where the lock should be. Delete it`, file);
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

/** Whether its process is gone, by what can be told from here. */
function isOfDeadProcess(text: string, owner: string): boolean {
  const [pid, where] = [/"pid":(\d+)/.exec(text)?.[1], whereOf(text)];
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

function isInUse({ directory }: PackageFolder): FileError {
  return new FileError(`${directory}: another run is at work on it. Wait for it to end`, directory);
}
