import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DownloadedPackage, DownloadOptions } from "../node/download/download-options.js";
import { downloadPackageIn } from "../node/download/download-package.js";
import { type PackageWorld, testRoot } from "./package-world.js";

/** Downloads the package of a package world to its folder, one file at a time. */
export function download(made: PackageWorld, options: Partial<DownloadOptions> = {}): Promise<DownloadedPackage> {
  const { world, client, directory, fetch, events } = made;
  const onProgress: DownloadOptions["onProgress"] = (event) => events.push(event);
  const how = {
    packageVersionId: "4",
    directory,
    fetch,
    onProgress,
    concurrency: 1,
    trustedRoots: [testRoot],
    ...options,
  };
  return downloadPackageIn(world, client, how);
}

/** A downloaded file of the package. */
export function readFileOf({ directory }: PackageWorld, path: string): Promise<Buffer> {
  return readFile(join(directory, path));
}

/** The names in a folder; undefined when it does not exist. */
export function namesIn(folder: string): Promise<string[] | undefined> {
  return readdir(folder).catch(() => undefined);
}

/** Such as `variant/a.ipa kept`. */
export function outcomesOf({ files }: DownloadedPackage): string[] {
  return files.map(({ path, outcome }) => `${path} ${outcome}`);
}
