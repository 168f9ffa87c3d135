import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { excerpt } from "../http/redact.js";
import { faultsOfPaths, ownFiles } from "./asset-path.js";
import { checkFile } from "./check-file.js";
import { onFile } from "./file-error.js";
import { type Asset, identityOf, type Manifest, parseManifest } from "./manifest.js";
import { listFiles, statInPackage } from "./package-folder.js";
import type { FileReport, PackageReport } from "./package-report.js";

export interface InspectOptions {
  deltas?: "ifPresent" | "skip" | undefined;
  signal?: AbortSignal | undefined;
  onFile?: ((report: FileReport) => void) | undefined;
  /** Files that this process has just checked: they are not read again as long as they stay the same. */
  known?: ReadonlyMap<string, KnownFile> | undefined;
}

/** A file that was checked, and by what it can be told that it is still the same. */
export interface KnownFile {
  report: FileReport;
  stat: { size: number; mtimeMs: number; ino: number };
}

/** Compares every file of a package folder with the manifest in it. */
export async function inspectPackage(directory: string, options: InspectOptions): Promise<PackageReport> {
  const present = await listFiles(directory);
  const files: FileReport[] = [];
  const add = (report: FileReport) => {
    files.push(report);
    options.onFile?.(report);
  };
  const { manifest, report } = await readManifest(directory);
  add(report);
  add((await reportOn(directory, "signature")) ?? { path: "signature", status: "missing" });
  const faults = faultsOfPaths(manifest?.assets.map(({ path }) => path) ?? []);
  for (const asset of manifest?.assets ?? []) {
    const found = await inspectAsset(directory, asset, faults.get(asset.path), options);
    if (found) add(found);
  }
  const listed = new Set<string>([...ownFiles, ...(manifest?.assets.map(({ path }) => path) ?? [])]);
  for (const path of present) if (!listed.has(path)) add(unlisted(path, manifest));
  const ok = files.every(({ status }) => status === "ok");
  return { ok, directory, ...identityOf(manifest), files };
}

async function readManifest(directory: string): Promise<{ manifest?: Manifest; report: FileReport }> {
  const path = "manifest.json";
  const report = await reportOn(directory, path);
  if (report?.status !== "ok") return { report: report ?? { path, status: "missing" } };
  try {
    const bytes = await onFile(join(directory, path), () => readFile(join(directory, path)));
    return { manifest: parseManifest(bytes), report };
  } catch (error) {
    return { report: unreadable(path, error) };
  }
}

/** Whether a file is there at all; undefined when it is not. */
async function reportOn(directory: string, path: string): Promise<FileReport | undefined> {
  try {
    const stat = await statInPackage(directory, path);
    if (!stat) return undefined;
    if (stat.isFile() && stat.size === 0 && isOwn(path)) return { path, status: "unreadable", message: "empty" };
    if (stat.isFile()) return { path, status: "ok", size: stat.size };
    return { path, status: "unreadable", message: stat.isSymbolicLink() ? "a symbolic link" : "not a file" };
  } catch (error) {
    return unreadable(path, error);
  }
}

const isOwn = (path: string) => ownFiles.some((name) => name === path);

async function inspectAsset(
  directory: string,
  asset: Asset,
  fault: string | undefined,
  { deltas, signal, known }: InspectOptions,
): Promise<FileReport | undefined> {
  const { path } = asset;
  signal?.throwIfAborted();
  if (fault) return { path: excerpt(path), status: "unsafePath", message: fault };
  const there = await reportOn(directory, path);
  if (!there) return deltas === "skip" && asset.kind === "delta" ? undefined : { path, status: "missing" };
  if (there.status !== "ok") return there;
  const checked = known?.get(path);
  if (checked && (await isSame(directory, path, checked))) return checked.report;
  const file = join(directory, path);
  try {
    return { path, ...(await onFile(file, () => checkFile(file, asset, signal))) };
  } catch (error) {
    signal?.throwIfAborted();
    return unreadable(path, error);
  }
}

async function isSame(directory: string, path: string, { stat }: KnownFile): Promise<boolean> {
  const now = await statInPackage(directory, path);
  return now?.size === stat.size && now.mtimeMs === stat.mtimeMs && now.ino === stat.ino;
}

function unlisted(path: string, manifest: Manifest | undefined): FileReport {
  if (manifest) return { path: excerpt(path), status: "stray" };
  return { path: excerpt(path), status: "unverifiable", message: "there is no manifest to tell" };
}

function unreadable(path: string, error: unknown): FileReport {
  return { path, status: "unreadable", message: excerpt((error as Error).message) };
}
