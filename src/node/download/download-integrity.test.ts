import { statSync, utimesSync, writeFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { download, namesIn, outcomesOf } from "../../test-support/download.js";
import { failureOf } from "../../test-support/failure-of.js";
import {
  asset,
  corrupt,
  createPackageWorld,
  type PackageWorld,
  sha256,
  whole,
} from "../../test-support/package-world.js";
import { list, resource } from "../../test-support/responses.js";
import type { DownloadOptions } from "./download-options.js";

test("wrong bytes are asked for once more, then refused with both digests, and no file is in place", async () => {
  const once = await createPackageWorld();
  once.responses["variant/b.ipa"] = [corrupt];
  expect((await download(once)).report.ok).toBe(true);

  const made = await createPackageWorld();
  made.responses["variant/b.ipa"] = [corrupt, corrupt, corrupt];
  const error = await failureOf(() => download(made));
  const bytes = made.files["variant/b.ipa"] ?? Buffer.alloc(0);
  expect(error).toMatchObject({ code: "ERR_ASC_INTEGRITY", path: "variant/b.ipa", expected: sha256(bytes) });
  expect((error as { actual: string }).actual).toMatch(/^[0-9a-f]{64}$/);
  expect((error as Error).message).toContain(sha256(bytes));
  expect(await namesIn(join(made.directory, "variant"))).toEqual(["a.ipa"]);
  expect(await namesIn(`${made.directory}.part`)).toBeUndefined();
});

test("a file of the wrong length is refused with both lengths, and one without end does not fill the disk", async () => {
  const short = await createPackageWorld();
  short.responses["variant/a.ipa"] = [1, 2, 3, 4].map(
    () => (request, bytes) => whole(request, bytes.subarray(0, 1_500)),
  );
  expect(await failureOf(() => download(short))).toMatchObject({
    code: "ERR_ASC_INTEGRITY",
    expected: "2500",
    actual: "1500",
  });

  const endless = await createPackageWorld();
  endless.responses["variant/a.ipa"] = [1, 2].map(() => () => {
    const body = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(900)) });
    return new Response(body);
  });
  expect(await failureOf(() => download(endless))).toMatchObject({ code: "ERR_ASC_INTEGRITY", expected: "3000" });
});

test("what was signed decides, whatever the API calls the checksum of a file", async () => {
  const made = await createPackageWorld();
  const route = "/v1/alternativeDistributionPackageVersions/4/variants";
  const type = "alternativeDistributionPackageVariants";
  made.api[route] = () =>
    list(
      ["a", "b"].map((id) => {
        const attributes = {
          url: `https://files.example/variant/${id}.ipa`,
          fileChecksum: sha256(Buffer.from("other")),
        };
        return resource(type, id, attributes);
      }),
    );
  expect((await download(made)).report.ok).toBe(true);
});

test.each([
  "/etc/passwd",
  "../outside.ipa",
  "variant/../../x.ipa",
  "C:\\x.ipa",
  "c:/x",
  "a\0b",
  "manifest.json",
  "a//b",
  "Signature",
])("the path %j in a manifest is refused before a file is asked for, and nothing is written", async (path) => {
  const made = await createPackageWorld();
  made.manifest.variants = [{ ...asset("variant", "variant/a.ipa", Buffer.from("a")), assetPath: path }];
  expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_INTEGRITY" });
  expect(made.asked.map(({ name }) => name)).toEqual(["zip"]);
  expect(await namesIn(made.directory)).toEqual([]);
  expect(await namesIn(dirname(made.directory))).toEqual(["package"]);
});

test("a body that was packed on the way is not measured by its length", async () => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = [
    (request, bytes) =>
      new Response(whole(request, bytes).body, { headers: { "content-encoding": "gzip", "content-length": "9" } }),
  ];
  expect((await download(made)).report.ok).toBe(true);
  expect(made.asked.filter(({ name }) => name === "variant/a.ipa")).toHaveLength(1);
});

test("the zip counts as checked when its checksum holds, and what an earlier run left of one for nothing", async () => {
  const made = await createPackageWorld();
  await mkdir(`${made.directory}.part`);
  await writeFile(join(`${made.directory}.part`, "version-4.part"), "left over");
  expect((await download(made)).report.ok).toBe(true);
  const attributes = { url: "https://files.example/zip", fileChecksum: sha256(Buffer.from("other")) };
  made.api["/v1/alternativeDistributionPackageVersions/4"] = () =>
    Response.json({ data: { type: "alternativeDistributionPackageVersions", id: "4", attributes }, links: {} });
  expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_INTEGRITY", path: "manifest.zip" });
});

test.each([
  ["no attributes", { id: "a" }],
  ["no resource", null],
  [
    "a checksum that is no text",
    { id: "a", attributes: { url: "https://files.example/variant/a.ipa", fileChecksum: 7 } },
  ],
])("a response with %s is data or a documented error", async (what, data) => {
  const made = await createPackageWorld();
  made.api["/v1/alternativeDistributionPackageVersions/4/variants"] = () => list([]);
  made.api["/v1/alternativeDistributionPackageVariants/a"] = () =>
    Response.json({ data: data && { type: "alternativeDistributionPackageVariants", ...data }, links: {} });
  const result = await download(made).catch((error: unknown) => error);
  if (what.startsWith("a checksum")) expect(result).toMatchObject({ report: { ok: true } });
  else expect(result).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE" });
});

test("a file without digests in the manifest is held to what was signed, and kept the next time", async () => {
  const made = await createPackageWorld();
  for (const { variantDetails } of made.manifest.variants as { variantDetails: object }[]) {
    Object.assign(variantDetails, { hashes: [{ algorithm: "sha256", chunkSize: 2_500, encryptedChunkDigests: [] }] });
  }
  made.responses["variant/a.ipa"] = [corrupt];
  expect((await download(made)).report.ok).toBe(true);
  expect(made.asked.filter(({ name }) => name === "variant/a.ipa")).toHaveLength(2);
  expect(outcomesOf(await download(made))).toEqual(["variant/a.ipa kept", "variant/b.ipa kept", "delta/c.ipa kept"]);
});

test.each([
  ["lists no variants", (made: PackageWorld) => Object.assign(made.manifest, { variants: [] })],
  ["lists no variants", (made: PackageWorld) => Object.assign(made.manifest, { variants: undefined })],
  [
    "lists variant a twice",
    ({ manifest }: PackageWorld) => {
      const variants = manifest.variants as object[];
      variants.push({ ...variants[0], assetPath: "variant/other.ipa" });
    },
  ],
  [
    "not an id",
    ({ manifest }: PackageWorld) => Object.assign((manifest.variants as object[])[0] ?? {}, { publicId: "../../x" }),
  ],
])("a manifest that is none is refused: %s", async (message, change) => {
  const made = await createPackageWorld();
  change(made);
  expect(await failureOf(() => download(made))).toMatchObject({
    code: "ERR_ASC_INTEGRITY",
    message: expect.stringContaining(message),
  });
  expect(made.asked.every(({ name }) => name === "zip")).toBe(true);
});

test("what is in the folder at the end is looked at once more", async () => {
  const made = await createPackageWorld();
  const onProgress: DownloadOptions["onProgress"] = (event) => {
    if (event.type === "file" && event.path === "delta/c.ipa") {
      writeFileSync(join(made.directory, "variant/a.ipa"), "x".repeat(2_500));
    }
  };
  expect(await failureOf(() => download(made, { onProgress }))).toMatchObject({
    code: "ERR_ASC_INTEGRITY",
    path: "variant/a.ipa",
  });
});

test.each([
  ["bundle id", { bundleId: "com.example.other" }, "of app com.example.app, but app com.example.other is expected"],
  ["version", { version: "2.4.1" }, "of version 2.4, but version 2.4.1 is expected"],
  ["app id", { appId: "7" }, "of app 6446901002, but app 7 is expected"],
])(
  "a package of another %s than expected is refused, whoever signed it, and nothing is written",
  async (_, asked, message) => {
    const made = await createPackageWorld();
    Object.assign(made.manifest, { shortVersionString: "2.4", appleItemId: "6446901002" });
    expect(await failureOf(() => download(made, asked))).toMatchObject({
      code: "ERR_ASC_INTEGRITY",
      path: "manifest.json",
      message: `manifest.json: ${message}`,
    });
    expect(made.asked.map(({ name }) => name)).toEqual(["zip"]);
    expect(await namesIn(made.directory)).toEqual([]);
  },
);

test("a manifest that names no app is not the expected one", async () => {
  const made = await createPackageWorld();
  Object.assign(made.manifest, { bundleId: null, shortVersionString: 24 });
  expect(await failureOf(() => download(made, { bundleId: "com.example.app" }))).toMatchObject({
    message: "manifest.json: names no app, but app com.example.app is expected",
  });
  expect(await failureOf(() => download(made, { version: "2.4.0" }))).toMatchObject({ code: "ERR_ASC_INTEGRITY" });
  expect((await download(made)).report.ok).toBe(true);
});

test("2.4 and 2.4.0 are one version", async () => {
  const made = await createPackageWorld();
  Object.assign(made.manifest, { shortVersionString: "2.4" });
  const asked = { bundleId: "com.example.app", version: "2.4.0", appId: "1" };
  expect((await download(made, asked)).report.ok).toBe(true);
});

test("a size in the manifest that is too small does not outweigh what was signed", async () => {
  const made = await createPackageWorld();
  for (const { variantDetails } of made.manifest.variants as { variantDetails: object }[]) {
    Object.assign(variantDetails, { compressedSize: 2, hashes: [] });
  }
  expect((await download(made)).report).toMatchObject({ ok: true });
  expect(made.asked.filter(({ name }) => name === "variant/a.ipa")).toHaveLength(1);
});

test("a file that changes once it is in place is found, also when its time is set back", async () => {
  const made = await createPackageWorld();
  const onProgress: DownloadOptions["onProgress"] = (event) => {
    if (event.type !== "file" || event.path !== "variant/a.ipa") return;
    const file = join(made.directory, event.path);
    const { atime, mtime } = statSync(file);
    writeFileSync(file, Buffer.alloc(2_500));
    utimesSync(file, atime, mtime);
  };
  expect(await failureOf(() => download(made, { onProgress }))).toMatchObject({ path: "variant/a.ipa" });
});

test("a damaged delta that is skipped is taken away, since nothing would mend it", async () => {
  const made = await createPackageWorld();
  await download(made);
  await writeFile(join(made.directory, "delta/c.ipa"), "damaged");
  expect((await download(made, { deltas: "skip" })).report).toMatchObject({ ok: true, skippedDeltas: 1 });
});
