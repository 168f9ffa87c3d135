import { mkdir, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { failureOf } from "../../test-support/failure-of.js";
import { asset, defaultFiles, sha256, signPackage, testRoot } from "../../test-support/package-world.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import type { FileReport } from "./package-report.js";
import { type VerifyOptions, verifyPackage } from "./verify-package.js";

const verify = (directory: string, options: VerifyOptions = {}) =>
  verifyPackage(directory, { trustedRoots: [testRoot], ...options });

const files = defaultFiles();

interface Written {
  directory: string;
  manifest: { variants: Record<string, unknown>[]; deltas: Record<string, unknown>[]; [name: string]: unknown };
}

/** A package folder as it should be; `rewrite` puts its manifest down again after a change, and signs it or not. */
async function writePackage(): Promise<Written & { rewrite(how?: { isSigned: boolean }): Promise<void> }> {
  const directory = join(await temporaryFolder(), "package");
  const of = (kind: "variant" | "delta") =>
    Object.keys(files)
      .filter((path) => path.startsWith(kind))
      .map((path) => asset(kind, path, files[path] ?? Buffer.alloc(0)));
  const manifest = { bundleId: "com.example.app", variants: of("variant"), deltas: of("delta") };
  for (const [path, bytes] of Object.entries(files)) await put(directory, path, bytes);
  const rewrite = async ({ isSigned } = { isSigned: true }) => {
    const bytes = Buffer.from(JSON.stringify(manifest));
    await put(directory, "manifest.json", bytes);
    if (isSigned) await put(directory, "signature", signPackage(manifest, files, bytes));
  };
  await rewrite();
  return { directory, manifest, rewrite };
}

async function put(directory: string, path: string, bytes: Buffer | string): Promise<void> {
  await mkdir(dirname(join(directory, path)), { recursive: true });
  await writeFile(join(directory, path), bytes);
}

const notOk = (reports: FileReport[]) =>
  reports.filter(({ status }) => status !== "ok").map(({ path, status }) => `${path} ${status}`);

test("a whole package is ok, every file by name", async () => {
  const { directory } = await writePackage();
  const report = await verify(directory);
  expect(report).toMatchObject({ ok: true, directory, bundleId: "com.example.app" });
  expect(report.files.map(({ path }) => path)).toEqual(["manifest.json", "signature", ...Object.keys(files)]);
});

test("the report names the package as its manifest does", async () => {
  const { directory, manifest, rewrite } = await writePackage();
  const ids = { appleItemId: "6446901002", appleVersionId: "861234567" };
  Object.assign(manifest, {
    ...ids,
    distributionPackageRevision: 2,
    shortVersionString: "2.4.0",
    bundleVersion: "240",
  });
  await rewrite();
  expect(await verify(directory)).toMatchObject({
    ...ids,
    bundleId: "com.example.app",
    shortVersionString: "2.4.0",
    bundleVersion: "240",
    revision: 2,
  });
});

test("a manifest whose list of deltas is null has none", async () => {
  const { directory, manifest, rewrite } = await writePackage();
  Object.assign(manifest, { deltas: null });
  await rewrite();
  await rm(join(directory, "delta"), { recursive: true });
  expect((await verify(directory)).ok).toBe(true);
});

test("every fault is reported, not the first alone", async () => {
  const { directory } = await writePackage();
  await rm(join(directory, "signature"));
  await rm(join(directory, "delta/c.ipa"));
  await writeFile(join(directory, "variant/a.ipa"), Buffer.alloc(2_500));
  await truncate(join(directory, "variant/b.ipa"), 5);
  await put(directory, "variant/.DS_Store", "");
  const { ok, files } = await verify(directory);
  expect(ok).toBe(false);
  expect(notOk(files)).toEqual([
    "signature missing",
    "variant/a.ipa wrongDigest",
    "variant/b.ipa wrongDigest",
    "delta/c.ipa missing",
    "variant/.DS_Store stray",
  ]);
});

test("one changed byte in whichever slice is found, with both digests of the file, and the slice is named", async () => {
  const bytes = files["variant/a.ipa"] ?? Buffer.alloc(0);
  for (const position of [0, 999, 1_000, 1_999, 2_000, 2_499]) {
    const { directory } = await writePackage();
    const wrong = Buffer.from(bytes);
    wrong[position] = (wrong[position] ?? 0) ^ 0x80;
    await writeFile(join(directory, "variant/a.ipa"), wrong);
    const report = (await verify(directory)).files.find(({ path }) => path === "variant/a.ipa");
    expect(report).toMatchObject({ status: "wrongDigest", expected: sha256(bytes), actual: sha256(wrong) });
    expect(report?.message).toBe(`first damaged slice: ${Math.floor(position / 1_000) + 1} of 3`);
  }
});

test("a slice too few or too many is a wrong size", async () => {
  for (const length of [2_000, 3_001]) {
    const { directory } = await writePackage();
    await truncate(join(directory, "variant/a.ipa"), length);
    const { files } = await verify(directory);
    expect(files.find(({ path }) => path === "variant/a.ipa")).toMatchObject({
      status: "wrongSize",
      expected: "2500",
      actual: `${length}`,
    });
  }
});

test("digests that hold outweigh a compressedSize that does not, which is reported", async () => {
  const { directory, manifest, rewrite } = await writePackage();
  Object.assign(manifest.variants[0]?.variantDetails as object, { compressedSize: 2_400 });
  await rewrite();
  const { ok, files } = await verify(directory);
  expect(ok).toBe(true);
  expect(files[2]).toMatchObject({ status: "ok", message: "the manifest's compressedSize is 2400" });
});

test.each([
  ["no digests at all", [{ algorithm: "sha256", chunkSize: 1_000, encryptedChunkDigests: [] }]],
  ["no hashes", []],
  ["digests by an algorithm that is not known here", [{ algorithm: "md5" }]],
  ["a size of slices that is none", [{ algorithm: "sha256", chunkSize: 0, encryptedChunkDigests: ["x"] }]],
  ["digests that are no text", [{ algorithm: "sha256", chunkSize: 1_000, encryptedChunkDigests: [1] }]],
])("with %s in the manifest, what was signed decides; without a signature nothing does", async (_, hashes) => {
  const { directory, manifest, rewrite } = await writePackage();
  Object.assign(manifest.variants[1]?.variantDetails as object, { hashes });
  await rewrite();
  expect((await verify(directory)).ok).toBe(true);
  await put(directory, "variant/b.ipa", Buffer.alloc(999));
  expect(notOk((await verify(directory)).files)).toEqual(["variant/b.ipa wrongDigest"]);
  await rm(join(directory, "signature"));
  expect(notOk((await verify(directory)).files)).toEqual(["signature missing", "variant/b.ipa unverifiable"]);
});

test("without a valid signature the manifest's digests and sizes still say which file is damaged", async () => {
  const { directory } = await writePackage();
  await rm(join(directory, "signature"));
  await put(directory, "variant/b.ipa", "short");
  await put(directory, "variant/a.ipa", Buffer.alloc(2_500));
  const report = await verify(directory);
  expect(report.signature).toEqual({ status: "missing", reason: "the file signature is missing" });
  expect(notOk(report.files)).toEqual(["signature missing", "variant/a.ipa wrongDigest", "variant/b.ipa wrongDigest"]);
});

test("links are not followed, whatever they lead to", async () => {
  const { directory } = await writePackage();
  const elsewhere = join(dirname(directory), "a.ipa");
  await writeFile(elsewhere, files["variant/a.ipa"] ?? "");
  await rm(join(directory, "variant/a.ipa"));
  await symlink(elsewhere, join(directory, "variant/a.ipa"));
  const { files: reports } = await verify(directory);
  expect(reports.find(({ path }) => path === "variant/a.ipa")).toMatchObject({
    status: "unreadable",
    message: "a symbolic link",
  });
});

test("a path that leads out of the package is reported and not looked at", async () => {
  const { directory, manifest, rewrite } = await writePackage();
  await writeFile(join(dirname(directory), "outside.ipa"), "secret");
  manifest.variants.push(asset("variant", "../outside.ipa", Buffer.from("secret")));
  await rewrite();
  const { files } = await verify(directory);
  expect(notOk(files)).toEqual(["../outside.ipa unsafePath"]);
});

test.each([
  ["missing", undefined],
  ["unreadable", "not JSON"],
  ["unreadable", "[]"],
  ["unreadable", "{}"],
  ["unreadable", '{"variants":[]}'],
  ["unreadable", '{"variants":{}}'],
  ["unreadable", '{"variants":[{"publicId":"a"}]}'],
])("without a manifest (%s: %s) nothing is called right", async (status, text) => {
  const { directory } = await writePackage();
  await rm(join(directory, "manifest.json"));
  if (text) await put(directory, "manifest.json", text);
  const { ok, files: reports } = await verify(directory);
  expect(ok).toBe(false);
  expect(reports[0]).toMatchObject({ path: "manifest.json", status });
  expect(notOk(reports)[1]).toBe("signature wrongSignature");
  expect(notOk(reports).slice(2)).toEqual(
    Object.keys(files)
      .sort()
      .map((path) => `${path} unverifiable`),
  );
});

test("deltas that are not there are not missed with skip, and those that are there are checked", async () => {
  const { directory } = await writePackage();
  await rm(join(directory, "delta/c.ipa"));
  expect(await verify(directory, { deltas: "skip" })).toMatchObject({ ok: true, skippedDeltas: 1 });
  expect(await verify(directory)).toMatchObject({ ok: false, skippedDeltas: 0 });
  await put(directory, "delta/c.ipa", "wrong");
  expect((await verify(directory, { deltas: "skip" })).ok).toBe(false);
  await rm(join(directory, "delta/c.ipa"));
  await rm(join(directory, "variant/b.ipa"));
  expect(notOk((await verify(directory, { deltas: "skip" })).files)).toEqual(["variant/b.ipa missing"]);
});

test("an empty signature is not one", async () => {
  const { directory } = await writePackage();
  await put(directory, "signature", "");
  const { files, signature } = await verify(directory);
  expect(notOk(files)).toEqual(["signature unreadable"]);
  expect(signature).toEqual({ status: "malformed", reason: "empty" });
});

test("files are reported one by one, and an observer that fails changes nothing", async () => {
  const { directory } = await writePackage();
  const told: string[] = [];
  await verify(directory, {
    onProgress({ file }) {
      told.push(file.path);
      throw new Error("observer");
    },
  });
  expect(told).toEqual(["manifest.json", "signature", ...Object.keys(files)]);
});

test("a folder that is not there is an error, and so is an abort", async () => {
  const { directory } = await writePackage();
  expect(await failureOf(() => verify(`${directory}-not`))).toMatchObject({
    code: "ERR_ASC_FILE",
    message: `${directory}-not: does not exist`,
  });
  const signal = AbortSignal.abort(new Error("stop"));
  expect(await failureOf(() => verify(directory, { signal }))).toMatchObject({ message: "stop" });
});

test("a signature or manifest of gigabytes is not read", async () => {
  const { directory } = await writePackage();
  await truncate(join(directory, "signature"), 3 * 2 ** 30);
  const report = await verify(directory);
  expect(report.signature).toEqual({ status: "malformed", reason: "3221225472 bytes, more than any such file has" });
  expect(notOk(report.files)[0]).toBe("signature unreadable");
  await truncate(join(directory, "manifest.json"), 3 * 2 ** 30);
  expect(notOk((await verify(directory)).files)[0]).toBe("manifest.json unreadable");
});
