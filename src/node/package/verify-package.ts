import { notify } from "../../http/notify.js";
import { packageFolder, leftBehind, mostBytesOf, type Standing, statInPackage } from "./folder.js";
import { type FileReport, type PackageReport, type SignatureReport } from "./report.js";
import { parseTrustedRoots, type TrustedRoot } from "./certificate-chain.js";
import { createHash } from "node:crypto";
import { opendir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { excerpt } from "../../http/redact.js";
import { withFileError } from "../file-errors.js";
import { checkFile, type Expected } from "./check-file.js";
import { checkSignature } from "./check-signature.js";
import { firstStrays } from "./folder.js";
import { type Asset, identityOf, type Manifest, parseManifest } from "./manifest.js";
import { faultsOfPaths, ownFiles } from "./manifest.js";

/** How {@link verifyPackage} works. */
export interface VerifyOptions {
  /**
   * Certificates in PEM of roots that may have signed the package, in addition to Apple's; a root counts by its public
   * key. `sandbox.signatureRoot` is one. Default none.
   */
  trustedRoots?: string[] | undefined;
  /** `"skip"`: deltas that the manifest lists may be missing. Default `"ifPresent"`: they have to be there. */
  deltas?: "ifPresent" | "skip" | undefined;
  /** Ends it; the promise rejects with the signal's reason. Default none. */
  signal?: AbortSignal | undefined;
  /** Called for every file. Default nothing. What it throws, or rejects with, is ignored. */
  onProgress?: ((event: { type: "verified"; file: FileReport }) => unknown) | undefined;
}

/**
 * Checks a package folder without a network: that `signature` is Apple's and of this `manifest.json`, that every file is
 * the one that was signed, and that none is missing and none does not belong. Reads each file once, in constant memory.
 *
 * Source: the signatures of 18 packages of five apps, 2024-06 to 2026-06, which hold the SHA-256 of the manifest and of
 * every file in it; Apple documents the manifest, and not the signature.
 *
 * @returns every file, not the first fault; `ok` is whether all are right
 * @throws {@link FileError} when the folder is not there or cannot be read
 * @example
 * const { ok, files } = await verifyPackage("package");
 * if (!ok) console.error(files.filter(({ status }) => status !== "ok"));
 */
export async function verifyPackage(directory: string, options: VerifyOptions = {}): Promise<PackageReport> {
  const { deltas, signal, onProgress } = options;
  const trusted = parseTrustedRoots(options.trustedRoots);
  const onFile = (file: FileReport) => notify(onProgress, () => ({ type: "verified" as const, file }));
  return inspectPackage(packageFolder(directory).directory, { deltas, signal, onFile, trusted });
}

export interface InspectOptions {
  deltas?: "ifPresent" | "skip" | undefined;
  signal?: AbortSignal | undefined;
  onFile?: ((report: FileReport) => void) | undefined;
  /** Whose signatures count in addition to Apple's. */
  trusted: readonly TrustedRoot[];
  /** Files that this process has just checked: they are not read again as long as they stay the same. */
  known?: ReadonlyMap<string, KnownFile> | undefined;
}

/** By this a file is the same as before. `ctimeMs` cannot be set back. */
export type FileIdentity = Pick<Standing, "size" | "mtimeMs" | "ctimeMs" | "ino" | "dev">;

/** A file that was checked, and by what it can be told that it is still the same. */
export interface KnownFile {
  report: FileReport;
  stat: FileIdentity;
}

/** Compares every file of a package folder with what was signed, and with the manifest in it. */
export async function inspectPackage(directory: string, options: InspectOptions): Promise<PackageReport> {
  // Before anything of it is reported on.
  await withFileError(directory, async () => (await opendir(directory)).close());
  const files: FileReport[] = [];
  const add = (report: FileReport) => {
    files.push(report);
    options.onFile?.(report);
  };
  const { manifest, signature, sha256, reports } = await inspectOwnFiles(directory, options.trusted);
  for (const report of reports) add(report);
  const assets = manifest?.assets ?? [];
  const faults = faultsOfPaths(assets.map(({ path }) => path));
  let skippedDeltas = 0;
  for (const asset of assets) {
    const expected = { ...asset, sha256: sha256?.get(asset.path) };
    const found = await inspectAsset(directory, expected, faults.get(asset.path), options);
    if (found) add(found);
    else skippedDeltas++;
  }
  const listed = new Set<string>([...ownFiles, ...assets.map(({ path }) => path)]);
  for (const path of await firstStrays(directory, listed, mostStrays, options.signal)) add(unlisted(path, manifest));
  const ok = files.every(({ status }) => status === "ok");
  return { ok, directory, ...identityOf(manifest), signature, skippedDeltas, files };
}

/** A folder with more is no package, and may be somebody's home. */
const mostStrays = 100;

/** Manifest and signature, each by itself and one against the other. */
async function inspectOwnFiles(directory: string, trusted: readonly TrustedRoot[]) {
  const { manifest, bytes, report } = await readManifest(directory);
  const paths = manifest?.assets.map(({ path }) => path) ?? [];
  const [, name] = ownFiles;
  const { there, bytes: signatureBytes } = await readSignatureFile(directory, name);
  const checked = await checkSignature(signatureBytes, manifest && bytes && { bytes, paths }, trusted);
  const { sha256, manifestSha256 } = checked;
  const isUnreadable = there && there.status !== "ok";
  const signature = isUnreadable ? { status: "malformed" as const, reason: there.message } : checked.report;
  return {
    ...{ manifest, signature, sha256 },
    reports: [againstSignature(report, bytes, manifestSha256), signatureReport(there, signature)],
  };
}

async function readSignatureFile(directory: string, name: string): Promise<{ there?: FileReport; bytes?: Buffer }> {
  const there = await reportOn(directory, name);
  if (!there) return {};
  if (there.status !== "ok") return { there };
  try {
    return { there, bytes: await readOwn(directory, name) };
  } catch (error) {
    return { there: unreadable(name, error) };
  }
}

function againstSignature(report: FileReport, bytes: Buffer | undefined, expected: string | undefined): FileReport {
  if (!bytes || expected === undefined) return report;
  const actual = createHash("sha256").update(bytes).digest("hex");
  return actual === expected ? report : { ...report, status: "wrongDigest", expected, actual };
}

function signatureReport(there: FileReport | undefined, { status, reason }: SignatureReport): FileReport {
  if (!there) return { path: "signature", status: "missing" };
  if (there.status !== "ok" || status === "valid") return there;
  return { ...there, status: "wrongSignature", message: reason };
}

async function readManifest(directory: string): Promise<{ manifest?: Manifest; bytes?: Buffer; report: FileReport }> {
  const [path] = ownFiles;
  const report = await reportOn(directory, path);
  if (report?.status !== "ok") return { report: report ?? { path, status: "missing" } };
  try {
    const bytes = await readOwn(directory, path);
    return { manifest: parseManifest(bytes), bytes, report };
  } catch (error) {
    return { report: unreadable(path, error) };
  }
}

function readOwn(directory: string, path: string): Promise<Buffer> {
  return withFileError(join(directory, path), () => readFile(join(directory, path)));
}

/** Whether a file is there at all; undefined when it is not. */
async function reportOn(directory: string, path: string): Promise<FileReport | undefined> {
  try {
    const stat = await statInPackage(directory, path);
    if (!stat) return undefined;
    const { size } = stat;
    if (stat.isFile() && size === 0 && isOwn(path)) return { path, status: "unreadable", message: "empty" };
    if (stat.isFile() && size > (mostBytesOf[path] ?? Number.POSITIVE_INFINITY)) {
      return { path, status: "unreadable", size, message: `${size} bytes are more than any has` };
    }
    if (stat.isFile()) return { path, status: "ok", size: stat.size };
    return { path, status: "unreadable", message: stat.isSymbolicLink() ? "a symbolic link" : "not a file" };
  } catch (error) {
    return unreadable(path, error);
  }
}

const isOwn = (path: string) => ownFiles.some((name) => name === path);

async function inspectAsset(
  directory: string,
  asset: Asset & Expected,
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
    return { path, ...(await withFileError(file, () => checkFile(file, asset, signal))) };
  } catch (error) {
    signal?.throwIfAborted();
    return unreadable(path, error);
  }
}

export function isSameFile(now: FileIdentity | undefined, before: FileIdentity): boolean {
  return (
    now !== undefined &&
    (["size", "mtimeMs", "ctimeMs", "ino", "dev"] as const).every((name) => now[name] === before[name])
  );
}

async function isSame(directory: string, path: string, { stat }: KnownFile): Promise<boolean> {
  return isSameFile(await statInPackage(directory, path), stat);
}

function unlisted(path: string, manifest: Manifest | undefined): FileReport {
  if (manifest) return { path: excerpt(path), status: "stray", message: leftBehind(path) };
  return { path: excerpt(path), status: "unverifiable", message: "there is no manifest to tell" };
}

function unreadable(path: string, error: unknown): FileReport {
  return { path, status: "unreadable", message: excerpt((error as Error).message) };
}
