import { randomUUID } from "node:crypto";
import { mkdir, readFile, readlink, rename, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { type Clock, sleep } from "../http/clock.js";
import { FileError } from "./errors.js";
import { onFile } from "./file-error.js";
import type { PackageFolder } from "./package-folder.js";

const watchEveryMs = 500;
/** A lock whose heart has not beaten for so long is of a run that was killed. */
const abandonedAfterMs = 10_000;

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
}

/**
 * Keeps a second run off a folder: two would write to the same parts. A run that was killed leaves its lock behind. It
 * counts for nothing at once when its process is gone, and otherwise, as on another machine, when its heart does not
 * beat while this one watches; clocks of two machines are not compared.
 *
 * @throws FileError when another run is at work
 */
export async function lockFolder(folder: PackageFolder, options: LockOptions): Promise<FolderLock> {
  const file = join(folder.parts, "lock");
  const owner = JSON.stringify({ run: randomUUID(), pid: process.pid, where: await whereabouts() });
  if (held.has(file)) throw isBusy(folder);
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
    if ((await readLock(file))?.text === owner) await rm(file, { force: true });
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
  for (let isTakenOver = false; ; isTakenOver = true) {
    // Whoever ends its run removes the folder.
    await mkdir(folder.parts, { recursive: true });
    if (await createLock(file, owner)) {
      // Several runs may take over the same lock at once: the last one stays.
      if (isTakenOver) await sleep(options.clock, watchEveryMs, options.signal);
      if (!isTakenOver || (await readLock(file))?.text === owner) return;
    }
    const other = await readLock(file);
    if (!other) continue;
    if (!(await isAbandoned(file, other, owner, options))) throw isBusy(folder);
    await putAside(file, other);
  }
}

async function createLock(file: string, owner: string): Promise<boolean> {
  try {
    await writeFile(file, owner, { flag: "wx" });
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "EEXIST" || code === "ENOENT") return false;
    // On a full disk an empty one is left.
    await rm(file, { force: true });
    throw error;
  }
}

interface Lock {
  text: string;
  mtimeMs: number;
}

/** Undefined when it is gone. */
async function readLock(file: string): Promise<Lock | undefined> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, "utf8"), stat(file)]);
    return { text, mtimeMs };
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
}

async function isAbandoned(file: string, lock: Lock, owner: string, { clock, signal }: LockOptions): Promise<boolean> {
  if (isOfDeadProcess(lock.text, owner)) return true;
  const startedAt = clock.now();
  while (clock.now() - startedAt < abandonedAfterMs) {
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
    return (error as { code?: string }).code === "ESRCH";
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
    if ((error as { code?: string }).code === "ENOENT") return;
    throw error;
  }
  const isSame = (await readFile(aside, "utf8")) === lock.text;
  await (isSame ? rm(aside) : rename(aside, file));
}

function isBusy({ directory }: PackageFolder): FileError {
  return new FileError(`${directory}: another run is at work on it. Wait for it to end`, directory);
}
