import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { unzipSync } from "fflate";
import type { Client } from "../../src/index.js";
import { readSignature } from "../../src/test-support/read-signature.js";

/** Manifest and signature as the sandbox has them, of one version. */
interface Truth {
  manifest: Buffer;
  signature: Buffer;
}

interface ManifestAsset {
  assetPath: string;
  variantDetails?: Details;
  deltaDetails?: Details;
}

interface Details {
  compressedSize: number;
  hashes: { chunkSize: number; encryptedChunkDigests: string[] }[];
}

/**
 * What is wrong with a package folder, whatever state a run has left it in: a file that the manifest does not list, or
 * one in place that is not whole, or not what the signature beside it says. Written apart from `verifyPackage`, which it is to find out about.
 */
export async function faultsOfFolder(
  directory: string,
  client: Client,
  packageId: string | undefined,
  isFinished: boolean,
): Promise<string[]> {
  const files = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = files
    .filter((file) => !file.isDirectory())
    .map((file) => relative(directory, join(file.parentPath, file.name)));
  if (paths.length === 0) return [];
  const versions = packageId ? await truthsOf(client, packageId) : [];
  const read = (path: string) => readFile(join(directory, path)).catch(() => undefined);
  const manifest = await read("manifest.json");
  const truth = versions.find((version) => manifest && version.manifest.equals(manifest));
  if (!truth) return ["manifest.json is that of no version"];
  // Manifest and signature are put in place one after the other.
  const fitting = isFinished ? [truth] : versions;
  const signature = await read("signature");
  const isSigned = !signature || fitting.some((version) => version.signature.equals(signature));
  const faults = isSigned ? [] : ["a wrong signature"];
  const assets = assetsOf(truth.manifest);
  for (const path of paths) {
    if (path === "manifest.json" || path === "signature") continue;
    const asset = assets.find(({ assetPath }) => assetPath === path);
    if (!asset) faults.push(`${path} does not belong there`);
    else if (!isWhole(await readFile(join(directory, path)), asset)) faults.push(`${path} is corrupt`);
  }
  // A signature that is none of the sandbox's own has been named by now.
  const isOfThisVersion = signature && truth.signature.equals(signature);
  return isOfThisVersion ? [...faults, ...(await unsigned(directory, paths, signature, assets))] : faults;
}

/** What the signature in place does not say: the names are those of the manifest, the hashes those of the files. */
async function unsigned(
  directory: string,
  paths: readonly string[],
  signature: Buffer,
  assets: readonly ManifestAsset[],
): Promise<string[]> {
  const { hashes } = readSignature(signature);
  const listed = ["manifest.json", ...assets.map(({ assetPath }) => assetPath)];
  const faults = sorted(listed) === sorted(Object.keys(hashes)) ? [] : ["the signature is of other files"];
  for (const path of paths) {
    if (path === "signature" || !listed.includes(path)) continue;
    const hash = createHash("sha256").update(await readFile(join(directory, path)));
    if (hash.digest("hex") !== hashes[path]) faults.push(`${path} is not what was signed`);
  }
  return faults;
}

function sorted(names: readonly string[]): string {
  return [...names].sort().join();
}

/** What a finished package lacks. */
export async function missingFiles(directory: string): Promise<string[]> {
  const assets = assetsOf(await readFile(join(directory, "manifest.json")));
  const paths = ["signature", ...assets.map(({ assetPath }) => assetPath)];
  const missing = await Promise.all(
    paths.map((path) =>
      readFile(join(directory, path)).then(
        () => [],
        () => [path],
      ),
    ),
  );
  return missing.flat().map((path) => `${path} is missing`);
}

async function truthsOf(client: Client, packageId: string): Promise<Truth[]> {
  const truths: Truth[] = [];
  for await (const { attributes } of client.packages.versions(packageId)) {
    const response = await fetch(attributes?.url ?? "");
    const zip = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const file = (name: string) => Buffer.from(zip[name] ?? new Uint8Array());
    truths.push({ manifest: file("manifest.json"), signature: file("signature") });
  }
  return truths;
}

function assetsOf(manifest: Buffer): ManifestAsset[] {
  const { variants, deltas } = JSON.parse(manifest.toString()) as {
    variants: ManifestAsset[];
    deltas: ManifestAsset[];
  };
  return [...variants, ...deltas];
}

function isWhole(bytes: Buffer, { variantDetails, deltaDetails }: ManifestAsset): boolean {
  const { compressedSize, hashes } = variantDetails ?? deltaDetails ?? { compressedSize: -1, hashes: [] };
  const [hash] = hashes;
  if (!hash || bytes.length !== compressedSize) return false;
  return hash.encryptedChunkDigests.every((digest, index) => {
    const slice = bytes.subarray(index * hash.chunkSize, (index + 1) * hash.chunkSize);
    return createHash("sha256").update(slice).digest("hex") === digest;
  });
}
