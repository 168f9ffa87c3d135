import { readFile, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { FileError } from "./errors.js";
import { onFile } from "./file-error.js";
import type { PackageFolder } from "./package-folder.js";

const heartbeatMs = 10_000;
const abandonedAfterMs = 60_000;

/** Locks of this process: one with its number that is not among them is of an earlier process. */
const held = new Set<string>();

/**
 * Keeps a second run off a folder: two would write to the same parts. A run that was killed leaves its lock behind,
 * which counts for nothing once its process is gone or, on another machine, a minute has passed.
 *
 * @returns what ends it
 */
export async function lockFolder({ directory, parts }: PackageFolder): Promise<() => Promise<void>> {
  const file = join(parts, "lock");
  await onFile(file, () => takeLock(file, directory));
  held.add(file);
  const touch = () => utimes(file, new Date(), new Date()).catch(() => undefined);
  const heartbeat = setInterval(touch, heartbeatMs).unref();
  return async () => {
    clearInterval(heartbeat);
    held.delete(file);
    await rm(file, { force: true });
    // Parts of a run that failed stay in it.
    await rmdir(parts).catch(() => undefined);
  };
}

async function takeLock(file: string, directory: string): Promise<void> {
  const owner = JSON.stringify({ pid: process.pid, host: hostname() });
  const take = () =>
    writeFile(file, owner, { flag: "wx" }).then(
      () => true,
      (error: { code?: string }) => (error.code === "EEXIST" ? false : Promise.reject(error)),
    );
  if (await take()) return;
  if (await isAbandoned(file)) await rm(file, { force: true });
  if (await take()) return;
  const hint = "If it was killed on another machine, this passes within a minute";
  throw new FileError(`${directory}: another run is at work on it. ${hint}`, directory);
}

async function isAbandoned(file: string): Promise<boolean> {
  const [text, { mtimeMs }] = await Promise.all([readFile(file, "utf8"), stat(file)]);
  if (Date.now() - mtimeMs > abandonedAfterMs) return true;
  const [, pid, host] = /^\{"pid":(\d+),"host":(".*")\}$/.exec(text) ?? [];
  if (host !== JSON.stringify(hostname())) return false;
  return Number(pid) === process.pid ? !held.has(file) : !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}
