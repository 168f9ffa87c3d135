import { IntegrityError } from "../errors.js";
import { excerpt } from "../../http/redact.js";

/** Which package it is, by its manifest; a member is undefined when the manifest does not have it. */
export interface PackageIdentity {
  bundleId: string | undefined;
  /** The version that people see. */
  shortVersionString: string | undefined;
  /** The build. */
  bundleVersion: string | undefined;
  /** The Apple ID of the app. Text in real manifests; a number is taken too. */
  appleItemId: string | undefined;
  /** Apple's id of the version. Text in real manifests; a number is taken too. */
  appleVersionId: string | undefined;
  /** `distributionPackageRevision`: Apple may make a new revision of the same app version weeks later. */
  revision: number | undefined;
}

/** What is read of a package's `manifest.json`. Everything else in it is left alone. */
export interface Manifest extends PackageIdentity {
  /** Variants first, then deltas, each in the manifest's order. */
  assets: Asset[];
}

/** A variant or delta as the manifest lists it. */
export interface Asset {
  kind: "variant" | "delta";
  /** The id to read it by: `publicId`. */
  id: string;
  /** Where it belongs in the package: `assetPath`. Untrusted. */
  path: string;
  /** `compressedSize`: the encrypted file's size in bytes. So in 109 of 109 files of real packages; undocumented by Apple. */
  size: number | undefined;
  digests: ChunkDigests | undefined;
}

/** Digests of a file's slices, each `chunkSize` bytes long but for the last. */
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
  if (!manifest) throw unreadable("not a JSON object");
  const { variants, deltas } = manifest;
  // Otherwise a name that has changed would make an empty package a good one.
  if (!Array.isArray(variants) || variants.length === 0) throw unreadable("lists no variants");
  return { ...identityIn(manifest), assets: [...assetsOf("variant", variants), ...assetsOf("delta", deltas)] };
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

/** Which package a manifest is of: all of it but the files. Nothing without a manifest. */
export function identityOf(manifest: Manifest | undefined): Partial<PackageIdentity> {
  if (!manifest) return {};
  const { assets: _, ...identity } = manifest;
  return identity;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw unreadable("not JSON");
  }
}

function assetsOf(kind: Asset["kind"], list: unknown): Asset[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw unreadable(`${kind}s: not a list`);
  return list.map((item: unknown, index: number) => {
    const { publicId, assetPath, [`${kind}Details`]: details } = objectOf(item) ?? {};
    if (typeof publicId !== "string" || typeof assetPath !== "string") {
      throw unreadable(`${kind}s[${index}]: without publicId or assetPath`);
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

function idOf(value: unknown): string | undefined {
  return Number.isSafeInteger(value) ? String(value) : textOf(value) || undefined;
}

function wholeNumberOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

function unreadable(what: string): IntegrityError {
  return new IntegrityError(`manifest.json: ${what}`, "manifest.json");
}

/** Files of a package that the manifest does not list. */
export const ownFiles = ["manifest.json", "signature"] as const;

/** Names that Windows gives to devices, whatever their ending, and whatever blanks are before it. */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/i;
/** What Windows may call a file that has a longer name as well. */
const shortName = /^[^.]{1,6}~\d{1,6}(\.[^.]{0,3})?$/;
/** Of one name between slashes, on the file systems of Linux; others count shorter units, and take as many. */
const longestNameBytes = 255;

/** What is wrong with a path from a manifest; undefined when it stays in the package on every system. */
function faultOfPath(path: string): string | undefined {
  if (path === "" || path.length > 1_000) return "empty or too long";
  // Lone surrogates all become the same character in a file's name; what can be ignored is by some file systems.
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\\:*?"<>|]/u.test(path))
    return "holds a character that no file name may have everywhere";
  if (path.startsWith("/")) return "absolute";
  const segments = path.split("/");
  if (segments.some((segment) => segment === "" || segment === "." || segment === "..")) return "leads elsewhere";
  if (segments.some((segment) => Buffer.byteLength(segment) > longestNameBytes)) return "a name of more than 255 bytes";
  return segments.some(isNoneOnWindows) ? "not a name on Windows" : undefined;
}

function isNoneOnWindows(segment: string): boolean {
  return /[. ]$/.test(segment) || deviceName.test(segment) || shortName.test(segment);
}

/** The same for names that a file system may take for the same. */
function sameName(path: string): string {
  return path.normalize("NFD").toUpperCase().toLowerCase().normalize("NFC");
}

/**
 * What is wrong with each of these paths, by the path: not safe, the same file as another one, a folder that another one
 * has for a file, or writes otherwise: one folder here is two elsewhere. File systems that ignore case, or take composed
 * and decomposed letters for the same, count.
 */
export function faultsOfPaths(paths: readonly string[]): Map<string, string> {
  const faults = new Map<string, string>();
  const files = new Set<string>(ownFiles);
  const folders = new Map<string, string>();
  for (const path of paths) {
    const unsafe = faultOfPath(path);
    if (unsafe) faults.set(path, unsafe);
    // Whatever it is, it comes to stand nowhere; and one without end would be taken apart here.
    if (unsafe) continue;
    const name = sameName(path);
    const around = foldersOf(path).map((folder): [string, string] => [sameName(folder), folder]);
    const isTaken = files.has(name) || folders.has(name) || around.some(([folder]) => files.has(folder));
    const isWrittenOtherwise = around.some(([folder, written]) => (folders.get(folder) ?? written) !== written);
    if (isTaken) faults.set(path, "the same file as another one");
    else if (isWrittenOtherwise) faults.set(path, "in a folder that another one writes in another case or form");
    files.add(name);
    for (const [folder, written] of around) if (!folders.has(folder)) folders.set(folder, written);
  }
  return faults;
}

/** `a/b/c` lies in `a` and `a/b`. */
export function foldersOf(path: string): string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}

/** Throws an IntegrityError for the first of these paths that cannot be used. */
export function checkPaths(paths: readonly string[]): void {
  for (const [path, fault] of faultsOfPaths(paths)) {
    throw new IntegrityError(`manifest.json: assetPath ${JSON.stringify(excerpt(path))}: ${fault}`, path);
  }
}
