import { excerpt } from "../../http/redact.js";
import type { SignedAsset } from "../download/asset.js";
import { IntegrityError } from "../errors.js";
import { checkSignature } from "./check-signature.js";
import { type Manifest, parseManifest } from "./manifest.js";
import { checkPaths } from "./paths.js";
import type { TrustedRoot } from "./trusted-roots.js";
import type { OwnFiles } from "./zip.js";

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
