import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readSignature } from "../../test-support/read-signature.js";
import { completedVersion, startedSandbox, zipOf } from "../../test-support/started-sandbox.js";
import { everyItem } from "../../test-support/test-client.js";
import type { ScenarioVersion } from "../index.js";
import type { InstallTarget } from "./package-manifest.js";

interface Details {
  compressedSize: number;
  uncompressedSize: number;
  hashes: { chunkSize: number; encryptedChunkDigests: string[]; unencryptedChunkDigests: string[] }[];
}

const noDetails: Details = { compressedSize: 0, uncompressedSize: 0, hashes: [] };

interface Variant {
  assetPath: string;
  installTargets: InstallTarget[];
  variantDetails: Details;
}

interface Delta {
  assetPath: string;
  sourceVariant: { installTargets: InstallTarget[]; appleVersionId: string; version: string };
  targetVariantAssetPath: string;
  deltaDetails: Details;
}

/** What is in the zip of a package that exists from the start. */
async function packageOf(version: Partial<ScenarioVersion> = {}) {
  const versions = [{ versionString: "2.3.0", package: "there" as const, ...version }];
  const { client } = await startedSandbox({ scenario: { apps: [{ bundleId: "com.example.app", versions }] } });
  const completed = await completedVersion(client);
  const { manifest: bytes, signature } = await zipOf(completed);
  const manifest: { variants: Variant[]; deltas: Delta[] } & Record<string, unknown> = JSON.parse(bytes.toString());
  return { client, completed, bytes, manifest, signature };
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("a manifest is one line, with Apple's keys in their order", async () => {
  const { bytes, manifest } = await packageOf({ deltas: 2 });
  expect(bytes.toString()).toBe(JSON.stringify(manifest));
  const { variants, deltas } = manifest;
  const number = expect.stringMatching(/^\d{9,10}$/);
  expect(Object.entries(manifest)).toEqual([
    ["manifestSchemaVersion", "1.0"],
    ["distributionPackageRevision", 2],
    ["appleItemId", number],
    ["bundleId", "com.example.app"],
    ["shortVersionString", "2.3.0"],
    ["bundleVersion", "1"],
    ["appleVersionId", number],
    ["platforms", ["ios"]],
    ["minimumSystemVersions", { ios: "16.0" }],
    ["requiredDeviceCapabilities", ["arm64"]],
    ["appInstallDeterminants", []],
    ["hasMessagesExtension", false],
    ["isLaunchProhibited", false],
    ["variants", expect.objectContaining({ length: 3 })],
    ["deltas", expect.objectContaining({ length: 2 })],
  ]);
  expect(Object.keys(variants[0] ?? {})).toEqual(["publicId", "assetPath", "installTargets", "variantDetails"]);
  const ofDelta = ["publicId", "assetPath", "sourceVariant", "targetVariantAssetPath", "deltaDetails"];
  expect(Object.keys(deltas[0] ?? {})).toEqual(ofDelta);
  const { sourceVariant, targetVariantAssetPath } = deltas[1] as Delta;
  expect(Object.keys(sourceVariant)).toEqual(["installTargets", "appleVersionId", "version"]);
  expect(targetVariantAssetPath).toBe(variants[1]?.assetPath);
  expect(sourceVariant.installTargets).toEqual(variants[1]?.installTargets);
});

test("without deltas there is an empty list of them", async () => {
  expect((await packageOf()).manifest.deltas).toEqual([]);
});

test("every device with every system is in one variant, and every variant has several", async () => {
  const { manifest } = await packageOf({ variants: 67, variantBytes: 10 });
  const targets = manifest.variants.map(({ installTargets }) =>
    installTargets.map(({ device, os }) => `${device} ${os}`),
  );
  expect(Math.min(...targets.map(({ length }) => length))).toBeGreaterThan(1);
  const all = targets.flat();
  expect(new Set(all).size).toBe(all.length);
  expect(all).toEqual(expect.arrayContaining(["iPhone15,3 17", "iPhone15,3 17.4", "iPhone17,3 18", "iPad16,3-B 26"]));
});

test("more variants than there are devices and systems have some twice, and none has nothing", async () => {
  const { manifest } = await packageOf({ variants: 300, variantBytes: 1 });
  expect(manifest.variants.every(({ installTargets }) => installTargets.length === 1)).toBe(true);
});

for (const [platform, name] of [
  ["MAC_OS", "macos"],
  ["TV_OS", "tvos"],
  ["VISION_OS", "visionos"],
] as const) {
  test(`${platform} is ${name} in a manifest`, async () => {
    const { manifest } = await packageOf({ platform });
    expect(manifest).toMatchObject({ platforms: [name], minimumSystemVersions: { [name]: expect.any(String) } });
    expect(manifest.variants[0]?.installTargets.length).toBeGreaterThan(0);
  });
}

test("a file up to 10 MiB is one chunk, and a larger one has chunks of 10 MiB", async () => {
  const mebibyte = 2 ** 20;
  for (const [variantBytes, chunkSize, chunks] of [
    [10 * mebibyte, 10 * mebibyte, 1],
    [25 * mebibyte, 10 * mebibyte, 3],
  ] as const) {
    const { manifest } = await packageOf({ variants: 1, variantBytes });
    const [{ compressedSize, hashes } = noDetails] = manifest.variants.map((one) => one.variantDetails);
    const { encryptedChunkDigests = [], unencryptedChunkDigests = [], ...hash } = hashes[0] ?? {};
    expect([compressedSize, encryptedChunkDigests.length]).toEqual([variantBytes, chunks]);
    expect(hash).toEqual({ algorithm: "sha256", chunkSize });
    expect(new Set([...encryptedChunkDigests, ...unencryptedChunkDigests]).size).toBe(2 * chunks);
  }
});

test("without chunk digests there are empty lists of them, and the signature has the hash of every file", async () => {
  const { client, completed, bytes, manifest, signature } = await packageOf({ deltas: 1, chunkDigests: false });
  const listed = [...manifest.variants, ...manifest.deltas];
  const details = [
    ...manifest.variants.map((one) => one.variantDetails),
    ...manifest.deltas.map((one) => one.deltaDetails),
  ];
  expect(details.map(({ hashes }) => hashes[0]?.encryptedChunkDigests)).toEqual([[], [], [], []]);
  expect(details.map(({ hashes }) => hashes[0]?.unencryptedChunkDigests.length)).toEqual([1, 1, 1, 1]);
  const files = [
    ...(await everyItem(client.packageVersions.variants(completed.id))),
    ...(await everyItem(client.packageVersions.deltas(completed.id))),
  ];
  const hashes = await Promise.all(
    files.map(async ({ attributes }) =>
      sha256(new Uint8Array(await (await fetch(attributes?.url ?? "")).arrayBuffer())),
    ),
  );
  const expected = [["manifest.json", sha256(bytes)], ...listed.map(({ assetPath }, at) => [assetPath, hashes[at]])];
  expect(readSignature(signature).hashes).toEqual(Object.fromEntries(expected));
});
