import { createHash } from "node:crypto";
import { opendir } from "node:fs/promises";
import { join } from "node:path";
import { knownOnly, type NamesOf } from "../../http/known-names.js";
import { excerpt } from "../../http/redact.js";
import { notify } from "../../http/warnings.js";
import { withFileError } from "../errors.js";
import { parseTrustedRoots } from "./certificate-chain.js";
import { checkFile, type Expected } from "./check-file.js";
import { checkSignature } from "./check-signature.js";
import {
  describeSystemFile,
  type FileIdentity,
  firstStrays,
  isSameFile,
  maxBytesOf,
  packageFolder,
  readInPackage,
  statInPackage,
} from "./folder.js";
import {
  type Asset,
  describePathProblems,
  identityOf,
  type Manifest,
  metadataFiles,
  parseManifest,
} from "./manifest.js";
import type { FileReport, PackageReport, SignatureReport, TrustedRoot } from "./package-report.js";

/** How {@link verifyPackage} works. */
export interface VerifyOptions {
  /**
   * Certificates in PEM of roots that may have signed the package, in addition to Apple's; a root counts by its public
   * key. `sandbox.signatureRoot` is one. Default none.
   */
  trustedRoots?: string[] | undefined;
  /** `"skip"`: deltas that the manifest lists may be missing. Default `"ifPresent"`: they must exist. */
  deltas?: "ifPresent" | "skip" | undefined;
  /** Ends it; the promise rejects with the signal's reason. Default none. */
  signal?: AbortSignal | undefined;
  /** Called for every file. Default nothing. What it throws, or rejects with, is ignored. */
  onProgress?: ((event: { type: "verified"; file: FileReport }) => unknown) | undefined;
}

/**
 * Checks a package folder without a network: that `signature` is Apple's and of this `manifest.json`, that every file
 * is the one that was signed, and that none is missing or stray. Reads each file once, in constant memory.
 *
 * Source: the signatures of 18 packages of five apps, 2024-06 to 2026-06, which hold the SHA-256 of the manifest and of
 * every file in it; Apple documents the manifest, and not the signature.
 *
 * @returns every file, not the first problem; `ok` is whether all are right
 * @throws {@link FileError} when the folder does not exist or cannot be read
 * @example
 * const { ok, files } = await verifyPackage("package");
 * if (!ok) console.error(files.filter(({ status }) => status !== "ok"));
 */
export async function verifyPackage(directory: string, options: VerifyOptions = {}): Promise<PackageReport> {
  knownOnly("verifyPackage", options, verifyNames);
  return inspectPackage(packageFolder(directory).directory, options);
}

const verifyNames: NamesOf<VerifyOptions> = { trustedRoots: true, deltas: true, signal: true, onProgress: true };

/** A file that was checked, and its stat then. */
export interface KnownFile {
  report: FileReport;
  stat: FileIdentity;
}

/**
 * {@link verifyPackage} for the path of a folder. `known` are files that this process has just checked: they are not
 * read again as long as they are unchanged.
 */
export async function inspectPackage(
  directory: string,
  options: VerifyOptions,
  known?: ReadonlyMap<string, KnownFile>,
): Promise<PackageReport> {
  const trusted = parseTrustedRoots(options.trustedRoots);
  // Before anything in it is reported on.
  await withFileError(directory, async () => (await opendir(directory)).close());
  const files: FileReport[] = [];
  const add = (file: FileReport) => {
    files.push(file);
    notify(options.onProgress, () => ({ type: "verified" as const, file }));
  };
  const { manifest, signature, sha256, reports } = await inspectMetadata(directory, trusted);
  for (const report of reports) add(report);
  const assets = manifest?.assets ?? [];
  const problems = describePathProblems(assets.map(({ path }) => path));
  let skippedDeltas = 0;
  for (const asset of assets) {
    options.signal?.throwIfAborted();
    const { path } = asset;
    const problem = problems.get(path);
    const found = problem
      ? ({ path: excerpt(path), status: "unsafePath", message: problem } as const)
      : await inspectAsset(directory, { ...asset, sha256: sha256?.get(path) }, options, known?.get(path));
    if (found) add(found);
    else skippedDeltas++;
  }
  const listed = new Set<string>([...metadataFiles, ...assets.map(({ path }) => path)]);
  for (const path of await firstStrays(directory, listed, maxStrays, options.signal)) add(unlisted(path, manifest));
  const ok = files.every(({ status }) => status === "ok");
  return { ok, directory, ...identityOf(manifest), signature, skippedDeltas, files };
}

/** A folder with more is not a package, and may be a home folder. */
const maxStrays = 100;

/** Checks manifest and signature, each by itself and against the other. */
async function inspectMetadata(directory: string, trusted: readonly TrustedRoot[]) {
  const { manifest, bytes, report } = parsed(await readMetadata(directory, "manifest.json"));
  const file = await readMetadata(directory, "signature");
  const paths = manifest?.assets.map(({ path }) => path) ?? [];
  const checked = await checkSignature(file.bytes, manifest && bytes && { bytes, paths }, trusted);
  const { sha256, manifestSha256 } = checked;
  const isReadable = ["ok", "missing"].includes(file.report.status);
  const signature: SignatureReport = isReadable ? checked.report : { status: "malformed", reason: file.report.message };
  const signatureFile: FileReport =
    file.report.status !== "ok" || signature.status === "valid"
      ? file.report
      : { ...file.report, status: "wrongSignature", message: signature.reason };
  return { manifest, signature, sha256, reports: [againstSignature(report, bytes, manifestSha256), signatureFile] };
}

interface MetadataFile {
  report: FileReport;
  bytes?: Uint8Array;
}

async function readMetadata(directory: string, path: string): Promise<MetadataFile> {
  const report = (await reportOn(directory, path)) ?? { path, status: "missing" };
  if (report.status !== "ok") return { report };
  try {
    return { report, bytes: await readInPackage(directory, path) };
  } catch (error) {
    return { report: unreadable(path, error) };
  }
}

function parsed({ report, bytes }: MetadataFile): MetadataFile & { manifest?: Manifest } {
  if (!bytes) return { report };
  try {
    return { report, bytes, manifest: parseManifest(bytes) };
  } catch (error) {
    return { report: unreadable(report.path, error) };
  }
}

function againstSignature(report: FileReport, bytes: Uint8Array | undefined, expected: string | undefined): FileReport {
  if (!bytes || expected === undefined) return report;
  const actual = createHash("sha256").update(bytes).digest("hex");
  return actual === expected ? report : { ...report, status: "wrongDigest", expected, actual };
}

/** What kind of file has this path; undefined when nothing has it. */
async function reportOn(directory: string, path: string): Promise<FileReport | undefined> {
  try {
    const stat = await statInPackage(directory, path);
    if (!stat) return undefined;
    if (!stat.isFile()) {
      return { path, status: "unreadable", message: stat.isSymbolicLink() ? "a symbolic link" : "not a file" };
    }
    const { size } = stat;
    const maxBytes = maxBytesOf.get(path);
    if (size === 0 && maxBytes !== undefined) return { path, status: "unreadable", message: "empty" };
    if (size <= (maxBytes ?? Number.POSITIVE_INFINITY)) return { path, status: "ok", size };
    return { path, status: "unreadable", size, message: `${size} bytes, more than any such file has` };
  } catch (error) {
    return unreadable(path, error);
  }
}

/** Undefined for a delta that may be missing. */
async function inspectAsset(
  directory: string,
  asset: Asset & Expected,
  { deltas, signal }: VerifyOptions,
  known: KnownFile | undefined,
): Promise<FileReport | undefined> {
  const { path, kind } = asset;
  const present = await reportOn(directory, path);
  if (!present) return deltas === "skip" && kind === "delta" ? undefined : { path, status: "missing" };
  if (present.status !== "ok") return present;
  if (known && isSameFile(await statInPackage(directory, path), known.stat)) return known.report;
  const file = join(directory, path);
  try {
    return { path, ...(await withFileError(file, () => checkFile(file, asset, signal))) };
  } catch (error) {
    signal?.throwIfAborted();
    return unreadable(path, error);
  }
}

function unlisted(path: string, manifest: Manifest | undefined): FileReport {
  if (manifest) return { path: excerpt(path), status: "stray", message: describeSystemFile(path) };
  return { path: excerpt(path), status: "unverifiable", message: "no manifest lists it" };
}

function unreadable(path: string, error: unknown): FileReport {
  return { path, status: "unreadable", message: excerpt((error as Error).message) };
}
