import { excerpt } from "../../http/redact.js";
import { IntegrityError } from "../errors.js";

/** Which package it is, by its manifest; a member is undefined when the manifest does not have it. */
export interface PackageIdentity {
  bundleId: string | undefined;
  /** The version that people see. */
  shortVersionString: string | undefined;
  /** The build. */
  bundleVersion: string | undefined;
  /** The Apple ID of the app. Text in real manifests; a number is accepted too. */
  appleItemId: string | undefined;
  /** Apple's id of the version. Text in real manifests; a number is accepted too. */
  appleVersionId: string | undefined;
  /** `distributionPackageRevision`: Apple may make a new revision of an app version weeks later. */
  revision: number | undefined;
}

/** What is read of a package's `manifest.json`. Everything else in it is ignored. */
export interface Manifest<Listed extends Asset = Asset> extends PackageIdentity {
  /** Variants first, then deltas, each in the manifest's order. */
  assets: Listed[];
  /** The lowest system that the app runs on, by platform: `{ ios: "16.0" }`. */
  minimumSystemVersions: Record<string, string>;
}

/** A variant or delta as the manifest lists it. */
export interface Asset {
  kind: "variant" | "delta";
  /** The id to read it by: `publicId`. */
  id: string;
  /** Where it belongs in the package: `assetPath`. Untrusted. */
  path: string;
  /**
   * `compressedSize`: the encrypted file's size in bytes. So in 109 of 109 files of real packages; undocumented by
   * Apple.
   */
  size: number | undefined;
  digests: ChunkDigests | undefined;
}

/** Digests of a file's slices, each `chunkSize` bytes long except the last. */
export interface ChunkDigests {
  /** As node:crypto names it. */
  algorithm: string;
  chunkSize: number;
  chunks: string[];
}

/**
 * Reads a manifest leniently: unknown fields are ignored, and a field that is missing, null or of another type counts
 * as absent, the list of deltas included.
 *
 * @throws IntegrityError when it is no JSON object, lists no variants, or an asset without id or path
 */
export function parseManifest(bytes: Uint8Array): Manifest {
  const manifest = objectOf(parseJson(bytes));
  if (!manifest) throw invalidManifest("not a JSON object");
  const { variants, deltas } = manifest;
  // Otherwise a name that has changed would make an empty package a good one.
  if (!Array.isArray(variants) || variants.length === 0) throw invalidManifest("lists no variants");
  const assets = [...assetsOf("variant", variants), ...assetsOf("delta", deltas)];
  return { ...identityIn(manifest), assets, minimumSystemVersions: textsIn(manifest.minimumSystemVersions) };
}

function identityIn(manifest: Record<string, unknown>): PackageIdentity {
  return {
    bundleId: textOf(manifest.bundleId),
    shortVersionString: textOf(manifest.shortVersionString),
    bundleVersion: textOf(manifest.bundleVersion),
    appleItemId: idOf(manifest.appleItemId),
    appleVersionId: idOf(manifest.appleVersionId),
    revision: wholeNumberOf(manifest.distributionPackageRevision),
  };
}

/** Which package a manifest is of; empty without a manifest. */
export function identityOf(manifest: Manifest | undefined): Partial<PackageIdentity> {
  if (!manifest) return {};
  const { assets: _, minimumSystemVersions: __, ...identity } = manifest;
  return identity;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalidManifest("not JSON");
  }
}

function assetsOf(kind: Asset["kind"], list: unknown): Asset[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw invalidManifest(`${kind}s: not a list`);
  return list.map((item: unknown, index: number) => {
    const { publicId, assetPath, [`${kind}Details`]: details } = objectOf(item) ?? {};
    if (typeof publicId !== "string" || typeof assetPath !== "string") {
      throw invalidManifest(`${kind}s[${index}]: without publicId or assetPath`);
    }
    const { compressedSize, hashes } = objectOf(details) ?? {};
    return { kind, id: publicId, path: assetPath, size: wholeNumberOf(compressedSize), digests: digestsOf(hashes) };
  });
}

const algorithms = new Set(["sha256", "sha384", "sha512"]);

/** The first list of digests that can be checked here. */
function digestsOf(hashes: unknown): ChunkDigests | undefined {
  for (const hash of Array.isArray(hashes) ? hashes : []) {
    const { algorithm, chunkSize, encryptedChunkDigests: chunks } = objectOf(hash) ?? {};
    const name = textOf(algorithm)?.toLowerCase().replace(/[-_]/g, "") ?? "";
    const size = wholeNumberOf(chunkSize);
    const isList = Array.isArray(chunks) && chunks.length > 0 && chunks.every((chunk) => typeof chunk === "string");
    if (algorithms.has(name) && size && isList) return { algorithm: name, chunkSize: size, chunks };
  }
  return undefined;
}

function objectOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function textsIn(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectOf(value) ?? {}).filter(([, text]) => typeof text === "string"),
  ) as Record<string, string>;
}

function idOf(value: unknown): string | undefined {
  return Number.isSafeInteger(value) ? String(value) : textOf(value) || undefined;
}

function wholeNumberOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

function invalidManifest(what: string): IntegrityError {
  return new IntegrityError(`manifest.json: ${what}`, "manifest.json");
}

/** The files of a package that its manifest does not list. */
export const metadataFiles = ["manifest.json", "signature"] as const;

/** Device names of Windows, with any extension, and any blanks before it. */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/i;
/** A short name that Windows may give a file besides its long one. */
const shortName = /^[^.]{1,6}~\d{1,6}(\.[^.]{0,3})?$/;
/** Of one name between slashes, on the file systems of Linux; others allow as many larger units. */
export const maxNameBytes = 255;

/** What is wrong with a path from a manifest; undefined when it stays in the package on every system. */
function describePathProblem(path: string): string | undefined {
  if (path === "" || path.length > 1_000) return "empty or too long";
  // Lone surrogates all become the same character in a file name; some file systems drop ignorable characters.
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\\:*?"<>|]/u.test(path))
    return "holds a character that some file systems do not allow";
  if (path.startsWith("/")) return "absolute";
  const segments = path.split("/");
  if (segments.some((segment) => segment === "" || segment === "." || segment === ".."))
    return "leads out of the package";
  if (segments.some((segment) => Buffer.byteLength(segment) > maxNameBytes)) return "a name of more than 255 bytes";
  return segments.some(isInvalidOnWindows) ? "not a valid name on Windows" : undefined;
}

function isInvalidOnWindows(segment: string): boolean {
  return /[. ]$/.test(segment) || deviceName.test(segment) || shortName.test(segment);
}

/** Equal for names that some file system may treat as the same. */
function comparableName(path: string): string {
  return path.normalize("NFD").toUpperCase().toLowerCase().normalize("NFC");
}

/**
 * What is wrong with each of these paths, by the path: unsafe, the same file as another, a file where another has a
 * folder, or a folder in another spelling, which is one folder here and two elsewhere. Names are compared as by file
 * systems that ignore case or Unicode normalization.
 */
export function describePathProblems(paths: readonly string[]): Map<string, string> {
  const problems = new Map<string, string>();
  const files = new Set<string>(metadataFiles);
  const folders = new Map<string, string>();
  for (const path of paths) {
    const unsafe = describePathProblem(path);
    if (unsafe) {
      problems.set(path, unsafe);
      // No file gets this path, and a very long one would take long to split.
      continue;
    }
    const name = comparableName(path);
    const parents = foldersOf(path).map((folder): [string, string] => [comparableName(folder), folder]);
    const isTaken = files.has(name) || folders.has(name) || parents.some(([folder]) => files.has(folder));
    const isSpelledDifferently = parents.some(([folder, written]) => (folders.get(folder) ?? written) !== written);
    if (isTaken) problems.set(path, "the same file as another one");
    else if (isSpelledDifferently) problems.set(path, "in a folder that another path spells in another case or form");
    files.add(name);
    for (const [folder, written] of parents) if (!folders.has(folder)) folders.set(folder, written);
  }
  return problems;
}

/** The folders that a path is in: `a` and `a/b` for `a/b/c`. */
export function foldersOf(path: string): string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}

/** Throws an IntegrityError for the first of these paths that cannot be used. */
export function checkPaths(paths: readonly string[]): void {
  for (const [path, problem] of describePathProblems(paths)) {
    throw new IntegrityError(`manifest.json: assetPath ${JSON.stringify(excerpt(path))}: ${problem}`, path);
  }
}
