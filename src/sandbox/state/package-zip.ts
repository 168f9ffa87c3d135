import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { type ZipFault, zipFaults } from "../server/fault.js";
import type { Asset } from "./asset.js";
import { contentsOf } from "./contents.js";
import { digestsOf } from "./digests.js";
import { once } from "./once.js";
import { type ManifestParts, manifestOf } from "./package-manifest.js";
import type { PackageSigner } from "./package-signer.js";
import type { PackageVersion } from "./records.js";
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
  indentedManifest: ({ manifest, signature }) => ({ manifest: indented(manifest), signature }),
  cutSignature: ({ manifest, signature }) => ({ manifest, signature: signature.subarray(0, signature.length / 2) }),
  foreignSignature: ({ manifest }, maker) => ({ manifest, signature: foreignSignature(maker) }),
  longNames: ({ manifest }, maker) => withLongNames(manifest, maker),
};

/** What a package version's own address leads to, a zip with `manifest.json` and `signature`, and what it may lead to. */
export function versionZips(
  maker: PackageMaker,
  version: ManifestParts & Pick<PackageVersion, "id">,
): Pick<PackageVersion, "zip" | "falseZips"> {
  const files = once(() => filesOf(maker, version));
  const falseZips = zipFaults.map((fault) => {
    const id = maker.seed.uuid(`${fault} of ${version.id}`);
    return [fault, zipAsset(id, async () => falsified[fault](await files(), maker))];
  });
  return { zip: zipAsset(version.id, files), falseZips: Object.fromEntries(falseZips) };
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
  return { id, kind: "version", contentType: "application/zip", contents, digests };
}

async function filesOf({ seed, signer }: PackageMaker, version: ManifestParts): Promise<ZipFiles> {
  const manifest = await manifestOf(seed, version);
  const hashes = new Map<string, Uint8Array>([["manifest.json", createHash("sha256").update(manifest).digest()]]);
  for (const { assetPath, digests } of [...version.variants, ...version.deltas]) {
    hashes.set(assetPath, Buffer.from((await digests()).file, "hex"));
  }
  return { manifest, signature: signer.sign(hashes) };
}

function indented(manifest: string): string {
  return JSON.stringify(JSON.parse(manifest), null, 2);
}

/** No file system takes the names, and the signature is of them. */
function withLongNames(text: string, { seed, signer }: PackageMaker): ZipFiles {
  const manifest = text.replace(/(?<="assetPath":"variant\/)(?=[^"]+")/g, "long-".repeat(60));
  const { variants, deltas } = JSON.parse(manifest) as Record<"variants" | "deltas", { assetPath: string }[]>;
  const hashes = new Map<string, Uint8Array>([["manifest.json", createHash("sha256").update(manifest).digest()]]);
  for (const { assetPath } of [...variants, ...deltas]) hashes.set(assetPath, seed.bytes(`long ${assetPath}`, 32));
  return { manifest, signature: signer.sign(hashes) };
}

/** A good signature of a package that there is not. */
function foreignSignature({ seed, signer }: PackageMaker): Uint8Array {
  const paths = ["manifest.json", `variant/${seed.uuid("foreign variant")}.ipa`];
  return signer.sign(new Map(paths.map((path) => [path, seed.bytes(`foreign ${path}`, 32)])));
}
