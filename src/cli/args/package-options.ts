import { randomUUID } from "node:crypto";
import type { Stats } from "node:fs";
import { lstat, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import type { Command } from "commander";
import { plainValue } from "../../auth/invisible.js";
import { ArgumentError } from "../../index.js";
import type { KeyBlobs } from "../../node/index.js";
import { parseTrustedRoots } from "../../node/package/trusted-roots.js";
import { type Context, pathFrom } from "../invocation.js";
import { asFileError } from "./input.js";

export interface KeyBlobFlags {
  keyBlobs?: string;
}

export function addKeyBlobsOption(command: Command): Command {
  return command.option(
    "--key-blobs <file>",
    "write what a licence server needs of every file there; it is secret (default: not written)",
  );
}

/**
 * Writes the key blobs to the file that the option names: whole or not at all, readable by this user only. Undefined
 * without the option. Whether the file can be used is found out before anything is sent.
 *
 * @throws ArgumentError when it is in the package folder, or no file
 */
export async function keyBlobWriter(
  context: Context,
  { keyBlobs }: KeyBlobFlags,
  directory: string,
): Promise<((keyBlobs: KeyBlobs) => Promise<void>) | undefined> {
  if (keyBlobs === undefined) return undefined;
  if (keyBlobs === "-") throw new ArgumentError("--key-blobs: must be a file; key blobs are never printed");
  if (keyBlobs.includes("\0")) throw new ArgumentError("--key-blobs: holds a NUL");
  const file = pathFrom(context, keyBlobs);
  await checkFile(file, keyBlobs);
  const place = join(await realFolder(dirname(file)), basename(file));
  if (/^\/(dev|proc)\//.test(place)) throw new ArgumentError(`--key-blobs: ${keyBlobs} is no file`);
  for (const folder of [directory, `${directory}.part`]) {
    if (!`${place}${sep}`.startsWith(`${await realFolder(folder)}${sep}`)) continue;
    throw new ArgumentError(`--key-blobs: ${keyBlobs} is in the package folder, which is made public; choose another`);
  }
  return (found) => replaceFile(file, keyBlobs, `${JSON.stringify(found, undefined, 2)}\n`);
}

/** A device, such as a terminal, is none, and a link could lead to one. */
async function checkFile(file: string, given: string): Promise<void> {
  const [there, folder] = await Promise.all([statOf(lstat, file, given), statOf(stat, dirname(file), given)]);
  if (there && !there.isFile()) throw new ArgumentError(`--key-blobs: ${given} is no file`);
  if (!folder?.isDirectory()) throw new ArgumentError(`--key-blobs: ${dirname(given)} is no folder`);
}

async function statOf(look: (path: string) => Promise<Stats>, path: string, given: string): Promise<Stats | undefined> {
  try {
    return await look(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw asFileError(error, given, "cannot be used");
  }
}

/** A folder with its links followed, as far as it is there. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : join(await realFolder(above), basename(folder));
  }
}

async function replaceFile(file: string, given: string, text: string): Promise<void> {
  const part = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(part, text, { mode: 0o600, flag: "wx" });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw asFileError(error, given, "cannot be written");
  }
}

export interface TrustFlags {
  trustRoot?: string;
}

/** The variable that stands in for the option; `adp sandbox` prints it. */
export const trustRootVariable = "ADP_TRUST_ROOT";

export function addTrustRootOption(command: Command): Command {
  return command.option(
    "--trust-root <file>",
    `certificates in PEM of roots that may have signed the package, besides Apple's (default: ${trustRootVariable})`,
  );
}

/** The certificates that the option or the variable names, as text. */
export async function trustedRootsFrom(context: Context, { trustRoot }: TrustFlags): Promise<string[] | undefined> {
  const path = trustRoot ?? (plainValue(context.io.env[trustRootVariable] ?? "") || undefined);
  if (path === undefined) return undefined;
  const name = trustRoot === undefined ? `${trustRootVariable}: ${path}` : path;
  try {
    const text = await readFile(pathFrom(context, path), "utf8");
    parseTrustedRoots([text]);
    return [text];
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw asFileError(error, name, "cannot be read");
    throw new ArgumentError(`${name}: holds no certificate in PEM (-----BEGIN CERTIFICATE-----)`);
  }
}
