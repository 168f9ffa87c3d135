import { createHash } from "node:crypto";
import { excerpt } from "../../http/redact.js";
import { IntegrityError } from "../errors.js";
import { SignatureProblem } from "./certificate-chain.js";
import { type Asset, type Manifest, metadataFiles, parseManifest } from "./manifest.js";
import type { SignatureReport, TrustedRoot } from "./package-report.js";
import type { SignedFiles } from "./signature.js";
import type { MetadataFiles } from "./zip.js";

/** The result of a check. */
export interface CheckedSignature {
  report: SignatureReport;
  /** The SHA-256 of every signed file, in hex by its path; undefined unless the signature is valid. */
  sha256?: ReadonlyMap<string, string>;
  /** What `manifest.json` was when it was signed; undefined unless the signature itself holds. */
  manifestSha256?: string | undefined;
}

/** A manifest that a signature should be of. */
interface ManifestFile {
  bytes: Uint8Array;
  /** The paths of the files that it lists. */
  paths: readonly string[];
}

/** Checks the signature of a package, and that it is of this manifest and of no other file than it lists. */
export async function checkSignature(
  signature: Uint8Array | undefined,
  manifest: ManifestFile | undefined,
  trusted: readonly TrustedRoot[],
): Promise<CheckedSignature> {
  if (!signature) return { report: { status: "missing", reason: "the file signature is missing" } };
  // The CMS library takes a while to load, and only this needs it.
  const { readSignature } = await import("./signature.js");
  let signed: SignedFiles;
  try {
    signed = readSignature(signature, trusted, Date.now());
  } catch (error) {
    if (!(error instanceof SignatureProblem)) throw error;
    return { report: { status: error.status, reason: error.reason } };
  }
  const { signer, sha256 } = signed;
  const of = { signer, signedAt: signed.signedAt.toISOString().replace(".000Z", "Z") };
  const reason = describeMismatch(sha256, manifest);
  const manifestSha256 = sha256.get("manifest.json");
  if (reason) return { report: { status: "mismatch", ...of, reason }, manifestSha256 };
  return { report: { status: "valid", ...of }, sha256, manifestSha256 };
}

/** Why a valid signature is not of this manifest; undefined when it is. */
function describeMismatch(sha256: ReadonlyMap<string, string>, manifest: ManifestFile | undefined): string | undefined {
  if (!manifest) return "it signs a manifest.json, and none can be read";
  const actual = createHash("sha256").update(manifest.bytes).digest("hex");
  if (sha256.get("manifest.json") !== actual) return "manifest.json is not the one that was signed";
  const paths = new Set<string>([metadataFiles[0], ...manifest.paths]);
  const unlisted = [...sha256.keys()].filter((path) => !paths.has(path));
  const unsigned = [...paths].filter((path) => !sha256.has(path));
  if (unlisted.length > 0) return `it signs files that manifest.json does not list: ${firstOf(unlisted)}`;
  return unsigned.length > 0 ? `it does not sign files that manifest.json lists: ${firstOf(unsigned)}` : undefined;
}

function firstOf(paths: readonly string[]): string {
  const named = paths.slice(0, 3).map((path) => excerpt(path));
  return named.join(", ") + (paths.length > 3 ? ` and ${paths.length - 3} more` : "");
}

/** A variant or delta, and its SHA-256 in hex when it was signed. */
export interface SignedAsset extends Asset {
  sha256: string;
}

/** A manifest, and what the signature of it says of its files. */
export type SignedManifest = Manifest<SignedAsset>;

/**
 * Reads a manifest and checks that the signature is of it, before any file of the package is requested.
 *
 * @throws IntegrityError when the signature is not valid
 */
export async function readSignedManifest(
  metadata: MetadataFiles,
  trusted: readonly TrustedRoot[],
): Promise<SignedManifest> {
  const bytes = metadata["manifest.json"];
  const manifest = parseManifest(bytes);
  const paths = manifest.assets.map(({ path }) => path);
  const { report, sha256 } = await checkSignature(metadata.signature, { bytes, paths }, trusted);
  if (!sha256) throw new IntegrityError(`signature: ${report.reason}`, "signature");
  const assets = manifest.assets.map((asset) => ({ ...asset, sha256: sha256.get(asset.path) ?? "" }));
  return { ...manifest, assets };
}
