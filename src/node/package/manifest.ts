import { IntegrityError } from "../errors.js";

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
