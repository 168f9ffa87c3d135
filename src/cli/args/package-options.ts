import { lstat, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import type { Command, Option } from "commander";
import { commandVariables } from "../../auth/credential-variables.js";
import { plainValue } from "../../auth/pasted-text.js";
import { ArgumentError } from "../../index.js";
import { isMissing, withFileError } from "../../node/errors.js";
import type { DownloadOptions, KeyBlobs } from "../../node/index.js";
import { parseTrustedRoots } from "../../node/package/certificate-chain.js";
import { replaceFile } from "../../node/replace-file.js";
import type { Context } from "../invocation.js";
import { parseCount } from "../output/units.js";
import { traceDownloads } from "./connect.js";
import { pathFrom } from "./input.js";

export interface TrustFlags {
  trustRoot?: string;
}

/** How a package is downloaded. */
export interface DownloadFlags extends TrustFlags {
  directory?: string;
  concurrency?: number;
  keyBlobs?: string;
  requestTimeout?: number | undefined;
  /** Certificates as text, in place of the file of `trustRoot`. */
  trustedRoots?: string[];
}

/** The options of commands that download a package. */
export function addDownloadOptions(command: Command, deltas: Option): Command {
  command
    .optionsGroup("Package:")
    .option("--directory <path>", "folder of the package (required); it is created, and must hold no other files")
    .addOption(deltas)
    .option("--concurrency <count>", "how many files to download at once (default: 4)", parseCount(1, 16));
  return addTrustRootOption(command).option(
    "--key-blobs <file>",
    "write the key blobs to this file, for a licence server of your own; keep it secret (default: not written)",
  );
}

/** What those options say, for the library. */
export async function downloadOptionsFrom(context: Context, flags: DownloadFlags) {
  const directory = pathFrom(context, flags.directory ?? "");
  return {
    directory,
    onKeyBlobs: await keyBlobWriter(context, flags.keyBlobs, directory),
    trustedRoots: flags.trustedRoots ?? (await trustedRootsFrom(context, flags)),
    concurrency: flags.concurrency,
    stallTimeoutMs: flags.requestTimeout,
    fetch: traceDownloads(context),
    signal: context.io.signal,
    onWarning: (warning) => context.output.warn(warning),
  } satisfies Partial<DownloadOptions>;
}

export function addTrustRootOption(command: Command): Command {
  return command.option(
    "--trust-root <file>",
    `root certificates in PEM to trust besides Apple's for the package signature (default: ${commandVariables.trustRoot})`,
  );
}

/** The certificates that the option or the environment variable names, as text. */
export async function trustedRootsFrom(context: Context, { trustRoot }: TrustFlags): Promise<string[] | undefined> {
  const path = trustRoot ?? (plainValue(context.io.env[commandVariables.trustRoot] ?? "") || undefined);
  if (path === undefined) return undefined;
  const name = trustRoot === undefined ? `${commandVariables.trustRoot}: ${path}` : path;
  const file = pathFrom(context, path);
  const text = await withFileError(name, () => readFile(file, "utf8"));
  try {
    parseTrustedRoots([text]);
    return [text];
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new ArgumentError(`${name}: has no certificate in PEM (-----BEGIN CERTIFICATE-----)`);
  }
}

/**
 * Writes the key blobs to a file: whole or not at all, readable by this user only. Undefined without a file. Whether
 * the file can be used is checked before anything is sent.
 *
 * @throws ArgumentError when it is in the package folder, or not a file
 */
async function keyBlobWriter(
  context: Context,
  given: string | undefined,
  directory: string,
): Promise<((keyBlobs: KeyBlobs) => Promise<void>) | undefined> {
  if (given === undefined) return undefined;
  if (given === "-") throw new ArgumentError("--key-blobs: must be a file; key blobs are never printed");
  if (given.includes("\0")) throw new ArgumentError("--key-blobs: contains a NUL character");
  const file = pathFrom(context, given);
  // A device, such as a terminal, is not a file, and a link could lead to one.
  const [found, folder] = await Promise.all([
    statOf(() => lstat(file), given),
    statOf(() => stat(dirname(file)), given),
  ]);
  if (found && !found.isFile()) throw new ArgumentError(`--key-blobs: ${given} is not a file`);
  if (!folder?.isDirectory()) throw new ArgumentError(`--key-blobs: ${dirname(given)} is not a folder`);
  const place = join(await realFolder(dirname(file)), basename(file));
  if (/^\/(dev|proc)\//.test(place)) throw new ArgumentError(`--key-blobs: ${given} is not a file`);
  for (const one of [directory, `${directory}.part`]) {
    if (!`${place}${sep}`.startsWith(`${await realFolder(one)}${sep}`)) continue;
    throw new ArgumentError(`--key-blobs: ${given} is in the package folder, which is made public; choose another`);
  }
  return (keyBlobs) => replaceFile(file, `${JSON.stringify(keyBlobs, undefined, 2)}\n`, { name: given });
}

function statOf<T>(read: () => Promise<T>, given: string): Promise<T | undefined> {
  return withFileError(given, () =>
    read().catch((error) => {
      if (isMissing(error)) return undefined;
      throw error;
    }),
  );
}

/** A folder with its links followed, as far as it exists. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : join(await realFolder(above), basename(folder));
  }
}
