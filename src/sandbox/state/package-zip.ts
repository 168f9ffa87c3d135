import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { type Asset, contentsOf, digestsOf, once } from "./asset.js";
import { type ManifestParts, manifestOf } from "./package-manifest.js";
import type { PackageSigner } from "./package-signer.js";
import { type PackageVersion, type ZipFault, zipFaults } from "./records.js";
import type { Seed } from "./seed.js";

/** What makes packages. */
export interface PackageMaker {
  seed: Seed;
  signer: PackageSigner;
}

interface ZipFiles {
  manifest: string;
  signature: Uint8Array;
}

const falsified: Record<ZipFault, (files: ZipFiles, maker: PackageMaker) => ZipFiles> = {
  editedManifest: ({ manifest, signature }) => ({ manifest: manifest.replace('"1.0"', '"1.1"'), signature }),
  indentedManifest: ({ manifest, signature }) => ({
    manifest: JSON.stringify(JSON.parse(manifest), null, 2),
    signature,
  }),
  cutSignature: ({ manifest, signature }) => ({ manifest, signature: signature.subarray(0, signature.length / 2) }),
  foreignSignature: ({ manifest }, maker) => ({ manifest, signature: foreignSignature(maker) }),
  longNames: ({ manifest }, maker) => withLongNames(manifest, maker),
};

/** The zip with `manifest.json` and `signature` that a package version's URL leads to, and those that faults put there. */
export function versionZips(
  maker: PackageMaker,
  version: ManifestParts & Pick<PackageVersion, "id">,
): Pick<PackageVersion, "zip" | "faultyZips"> {
  const files = once(() => filesOf(maker, version));
  const faultyZips = zipFaults.map((fault) => {
    const id = maker.seed.uuid(`${fault} of ${version.id}`);
    return [fault, zipAsset(id, async () => falsified[fault](await files(), maker))];
  });
  return { zip: zipAsset(version.id, files), faultyZips: Object.fromEntries(faultyZips) };
}

function zipAsset(id: string, files: () => Promise<ZipFiles>): Asset {
  const contents = once(async () => {
    const { manifest, signature } = await files();
    const entries = { "manifest.json": Buffer.from(manifest), signature };
    return contentsOf(zipSync(entries, { mtime: new Date(2026, 0, 1) }));
  });
  const digests = once(async () => {
    const zip = await contents();
    return digestsOf(zip, zip.size);
  });
  return { id, contentType: "application/zip", contents, digests };
}

async function filesOf({ seed, signer }: PackageMaker, version: ManifestParts): Promise<ZipFiles> {
  const manifest = await manifestOf(seed, version);
  const hashes = hashesWith(manifest);
  for (const { assetPath, digests } of [...version.variants, ...version.deltas]) {
    hashes.set(assetPath, Buffer.from((await digests()).file, "hex"));
  }
  return { manifest, signature: signer.sign(hashes) };
}

function hashesWith(manifest: string): Map<string, Uint8Array> {
  return new Map([["manifest.json", createHash("sha256").update(manifest).digest()]]);
}

/** No file system accepts the names, and the signature is valid for them. */
function withLongNames(text: string, { seed, signer }: PackageMaker): ZipFiles {
  const manifest = text.replace(/(?<="assetPath":"variant\/)(?=[^"]+")/g, "long-".repeat(60));
  const { variants, deltas } = JSON.parse(manifest) as Record<"variants" | "deltas", { assetPath: string }[]>;
  const hashes = hashesWith(manifest);
  for (const { assetPath } of [...variants, ...deltas]) hashes.set(assetPath, seed.bytes(`long ${assetPath}`, 32));
  return { manifest, signature: signer.sign(hashes) };
}

/** A valid signature of a package that does not exist. */
function foreignSignature({ seed, signer }: PackageMaker): Uint8Array {
  const paths = ["manifest.json", `variant/${seed.uuid("foreign variant")}.ipa`];
  return signer.sign(new Map(paths.map((path) => [path, seed.bytes(`foreign ${path}`, 32)])));
}
