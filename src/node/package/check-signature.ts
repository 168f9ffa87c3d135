import { createHash } from "node:crypto";
import { excerpt } from "../../http/redact.js";
import { ownFiles, checkPaths } from "./manifest.js";
import { type SignatureReport } from "./report.js";
import { type SignedFiles } from "./signature.js";
import { SignatureFault } from "./certificate-chain.js";
import { type TrustedRoot } from "./certificate-chain.js";
import { type SignedAsset } from "../download/package-files.js";
import { IntegrityError } from "../errors.js";
import { type Manifest, parseManifest } from "./manifest.js";
import { type OwnFiles } from "./zip.js";

/** A report, and the SHA-256 of every file, in hex by its path, as it was signed. */
export interface CheckedSignature {
  report: SignatureReport;
  /** Undefined unless the signature is valid. */
  sha256?: ReadonlyMap<string, string>;
  /** What `manifest.json` was when it was signed; undefined unless the signature itself holds. */
  manifestSha256?: string | undefined;
}

/** The manifest of the package that the signature has to be of. */
export interface SignedManifest {
  bytes: Uint8Array;
  /** The paths of all that it lists. */
  paths: readonly string[];
}

/** Checks the signature of a package, and that it is of this manifest and of no other file than it lists. */
export async function checkSignature(
  signature: Uint8Array | undefined,
  manifest: SignedManifest | undefined,
  trusted: readonly TrustedRoot[],
): Promise<CheckedSignature> {
  if (!signature) return { report: { status: "missing", reason: "there is no file signature" } };
  // CMS takes a while to load, and only this needs it.
  const { readSignature } = await import("./signature.js");
  let signed: SignedFiles;
  try {
    signed = readSignature(signature, trusted, Date.now());
  } catch (error) {
    if (!(error instanceof SignatureFault)) throw error;
    return { report: { status: error.status, reason: error.reason } };
  }
  const { signer, sha256 } = signed;
  const of = { signer, signedAt: signed.signedAt.toISOString().replace(".000Z", "Z") };
  const reason = mismatchOf(sha256, manifest);
  const manifestSha256 = sha256.get("manifest.json");
  if (reason) return { report: { status: "mismatch", ...of, reason }, manifestSha256 };
  return { report: { status: "valid", ...of }, sha256, manifestSha256 };
}

/** Why a signature that holds is not of this manifest; undefined when it is. */
function mismatchOf(sha256: ReadonlyMap<string, string>, manifest: SignedManifest | undefined): string | undefined {
  if (!manifest) return "there is no manifest.json that can be read, and it signs one";
  const actual = createHash("sha256").update(manifest.bytes).digest("hex");
  if (sha256.get("manifest.json") !== actual) return "manifest.json is not the one that was signed";
  const paths = new Set<string>([ownFiles[0], ...manifest.paths]);
  const unlisted = [...sha256.keys()].filter((path) => !paths.has(path));
  const unsigned = [...paths].filter((path) => !sha256.has(path));
  if (unlisted.length > 0) return `it signs files that manifest.json does not list: ${some(unlisted)}`;
  return unsigned.length > 0 ? `it does not sign files that manifest.json lists: ${some(unsigned)}` : undefined;
}

function some(paths: readonly string[]): string {
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : "";
  return (
    paths
      .slice(0, 3)
      .map((path) => excerpt(path))
      .join(", ") + more
  );
}

/** What a package has to be of; what is not asked for is not compared. */
export interface ExpectedPackage {
  bundleId?: string | undefined;
  /** The version that people see. */
  version?: string | undefined;
  /** The app's id, which Apple calls `appleItemId` in a manifest. */
  appId?: string | undefined;
}

/** A manifest and the signature that is of it. */
export interface TrustedPackage {
  own: OwnFiles;
  manifest: Omit<Manifest, "assets"> & { assets: SignedAsset[] };
}

/**
 * Reads a manifest, and checks that the signature is of it: before any file of the package is asked for.
 *
 * @throws IntegrityError when it is not
 */
export async function trustPackage(own: OwnFiles, trusted: readonly TrustedRoot[]): Promise<TrustedPackage> {
  const bytes = own["manifest.json"];
  const manifest = parseManifest(bytes);
  const paths = manifest.assets.map(({ path }) => path);
  const { report, sha256 } = await checkSignature(own.signature, { bytes, paths }, trusted);
  if (!sha256) throw new IntegrityError(`signature: ${report.reason}`, "signature");
  const assets = manifest.assets.map((asset) => ({ ...asset, sha256: sha256.get(asset.path) ?? "" }));
  return { own, manifest: { ...manifest, assets } };
}

/**
 * Refuses a package of another app or version than was asked for, and paths that lead out of its folder, whoever signed
 * them.
 *
 * @throws IntegrityError
 */
export function refuseOther({ manifest }: TrustedPackage, expected: ExpectedPackage): void {
  checkPaths(manifest.assets.map(({ path }) => path));
  const { bundleId, shortVersionString, appleItemId } = manifest;
  const { bundleId: wantedBundle, version, appId } = expected;
  if (wantedBundle && bundleId !== wantedBundle) throw other("app", bundleId, wantedBundle);
  if (appId && appleItemId !== appId) throw other("app", appleItemId, appId);
  if (version && !isSameVersion(shortVersionString ?? "", version)) throw other("version", shortVersionString, version);
}

function other(what: string, found: string | undefined, wanted: string): IntegrityError {
  const named = found === undefined ? `names no ${what}` : `of ${what} ${excerpt(found)}`;
  const message = `manifest.json: ${named}, where ${what} ${wanted} was asked for`;
  return new IntegrityError(message, "manifest.json", wanted, found === undefined ? undefined : excerpt(found));
}

/** 2.4 and 2.4.0 are the same version in App Store Connect. */
function isSameVersion(one: string, other: string): boolean {
  return partsOf(one) === partsOf(other);
}

/** Without zeros at its end. */
function partsOf(version: string): string {
  const parts = version.trim().split(".");
  while (parts.length > 1 && /^0+$/.test(parts.at(-1) ?? "")) parts.pop();
  return parts.join(".");
}
