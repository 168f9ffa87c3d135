import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { completedVersion, startedSandbox } from "../../test-support/started-sandbox.js";
import { everyItem } from "../../test-support/test-client.js";
import type { SandboxOptions } from "../index.js";
import { byteRange } from "./serve-download.js";

const scenario = {
  apps: [
    {
      bundleId: "com.example.app",
      versions: [
        { versionString: "2.3.0", package: "there", deltas: 1, variantBytes: 10_000, chunkBytes: 4_096 } as const,
      ],
    },
  ],
};

async function setUp(options: SandboxOptions = {}) {
  const { sandbox, client } = await startedSandbox({ scenario, ...options });
  const version = await completedVersion(client);
  const [variant] = await everyItem(client.packageVersions.variants(version.id));
  const [delta] = await everyItem(client.packageVersions.deltas(version.id));
  const url = String(variant?.attributes?.url);
  return { sandbox, client, version, variant, delta, url };
}

async function download(url: string, headers: Record<string, string> = {}, method = "GET") {
  const response = await fetch(url, { method, headers });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("a version's URL leads to a zip with a manifest and a signature, and nothing else", async () => {
  const { version, variant, delta } = await setUp();
  const { bytes } = await download(String(version.attributes?.url));
  expect(sha256(bytes)).toBe(version.attributes?.fileChecksum);
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(["manifest.json", "signature"]);
  // The date in the header of the first file: none of the machine's.
  expect(bytes.readUInt16LE(12)).toBe(((2026 - 1980) << 9) | (1 << 5) | 1);
  const manifest = JSON.parse(Buffer.from(files["manifest.json"] ?? []).toString());
  expect(manifest).toMatchObject({ bundleId: "com.example.app", shortVersionString: "2.3.0", platforms: ["ios"] });
  expect(manifest.variants).toHaveLength(3);
  expect(manifest.variants[0]).toMatchObject({ publicId: variant?.id, assetPath: `variant/${variant?.id}.ipa` });
  expect(manifest.deltas).toMatchObject([
    { publicId: delta?.id, targetVariantAssetPath: `variant/${variant?.id}.ipa` },
  ]);
});

test("the manifest's digests and sizes are those of the files", async () => {
  const { version, url } = await setUp();
  const zip = unzipSync((await download(String(version.attributes?.url))).bytes);
  const [{ variantDetails }] = JSON.parse(Buffer.from(zip["manifest.json"] ?? []).toString()).variants;
  const { bytes } = await download(url);
  const slices = [bytes.subarray(0, 4_096), bytes.subarray(4_096, 8_192), bytes.subarray(8_192)];
  const hash = { algorithm: "sha256", chunkSize: 4_096, encryptedChunkDigests: slices.map(sha256) };
  expect(variantDetails).toMatchObject({ compressedSize: bytes.length, hashes: [hash] });
});

test("files are served with their true checksum, and by their URL alone", async () => {
  const { variant, delta } = await setUp();
  for (const file of [variant, delta]) {
    const { response, bytes } = await download(String(file?.attributes?.url));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-length")).toBe(String(bytes.length));
    expect(sha256(bytes)).toBe(file?.attributes?.fileChecksum);
  }
});

test("no two files are alike", async () => {
  const { client, version } = await setUp();
  const files = await everyItem(client.packageVersions.variants(version.id));
  expect(new Set(files.map(({ attributes }) => attributes?.fileChecksum)).size).toBe(3);
});

test("a token is refused, and the request says that there was one", async () => {
  const { sandbox, url } = await setUp();
  const { response } = await download(url, { authorization: "Bearer of-the-api" });
  expect(response.status).toBe(400);
  expect(sandbox.requests.at(-1)).toMatchObject({ operation: "asset", hasToken: true, status: 400 });
  await download(url);
  expect(sandbox.requests.at(-1)).toMatchObject({ operation: "asset", hasToken: false, status: 200 });
});

test("a range gives that part, and says which it is", async () => {
  const { url, sandbox } = await setUp();
  const whole = (await download(url)).bytes;
  for (const [range, start, end] of [
    ["bytes=0-99", 0, 100],
    ["bytes=9000-", 9_000, 10_000],
    ["bytes=-1", 9_999, 10_000],
  ] as const) {
    const { response, bytes } = await download(url, { range });
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(`bytes ${start}-${end - 1}/10000`);
    expect(bytes.equals(whole.subarray(start, end))).toBe(true);
    expect(sandbox.requests.at(-1)?.hasRange).toBe(true);
  }
});

test("a range behind the end is 416, with the size", async () => {
  const { url } = await setUp();
  const { response } = await download(url, { range: "bytes=10000-" });
  expect([response.status, response.headers.get("content-range")]).toEqual([416, "bytes */10000"]);
});

test("If-Range gives the part when the file is still the same, and the whole file otherwise", async () => {
  const { url } = await setUp();
  const etag = String((await download(url)).response.headers.get("etag"));
  const statusFor = async (ifRange: string) =>
    (await download(url, { range: "bytes=1-", "if-range": ifRange })).response.status;
  expect(await statusFor(etag)).toBe(206);
  expect(await statusFor('"another"')).toBe(200);
});

test("HEAD gives the size and sends nothing; other methods are refused", async () => {
  const { url } = await setUp();
  const { response, bytes } = await download(url, {}, "HEAD");
  expect([response.status, response.headers.get("content-length"), bytes.length]).toEqual([200, "10000", 0]);
  expect((await download(url, {}, "POST")).response.status).toBe(405);
});

test("HEAD has no ranges: its response is that for the whole file", async () => {
  const { url } = await setUp();
  for (const range of ["bytes=0-99", "bytes=10000-"]) {
    const { response } = await download(url, { range }, "HEAD");
    expect([response.status, response.headers.get("content-length")]).toEqual([200, "10000"]);
    expect(response.headers.get("content-range")).toBeNull();
  }
});

test("a URL without its key, with another's or with one made up is refused, and not in JSON", async () => {
  const { url, delta } = await setUp();
  const foreign = new URL(url);
  foreign.search = new URL(String(delta?.attributes?.url)).search;
  const madeUp = url.replace(/=\d+\./, "=99999999999999.");
  for (const wrong of [
    url.replace(/\?.*/, ""),
    foreign.href,
    madeUp,
    `${url}0`,
    url.replace(/assets\/\w/, "assets/g"),
  ]) {
    const { response, bytes } = await download(wrong);
    expect(response.status, wrong).toBe(403);
    expect(bytes.toString()).toContain("<Code>AccessDenied</Code>");
  }
});

test("a URL expires when it says, and a new read gives another one", async () => {
  const time = { now: Date.parse("2026-03-01T12:00:00Z") };
  const { client, url, variant } = await setUp({ now: () => time.now, urlLifetimeMs: 60_000 });
  expect(variant?.attributes?.urlExpirationDate).toBe("2026-03-01T12:01:00+00:00");
  time.now += 59_999;
  expect((await download(url)).response.status).toBe(200);
  time.now += 1;
  expect((await download(url)).response.status).toBe(403);
  const { data } = await client.variants.get(String(variant?.id));
  expect(data.attributes?.url).not.toBe(url);
  expect((await download(String(data.attributes?.url))).response.status).toBe(200);
});

test("every read gives a new URL", async () => {
  const { client, url, variant } = await setUp();
  const { data } = await client.variants.get(String(variant?.id));
  expect(data.attributes?.url).not.toBe(url);
});

test("no secret of a URL is in the list of requests", async () => {
  const { sandbox, url } = await setUp();
  await download(url);
  const secret = String(new URL(url).searchParams.get("accessKey"));
  expect(JSON.stringify(sandbox.requests)).not.toContain(secret.slice(0, 13));
  expect(sandbox.requests.at(-1)?.path).toMatch(/^\/assets\/[\w-]+\?accessKey=\[secret\]$/);
});

const cases: [header: string | undefined, range: ReturnType<typeof byteRange>][] = [
  ["bytes=0-0", { start: 0, end: 1 }],
  ["bytes=10-19", { start: 10, end: 20 }],
  ["bytes=90-", { start: 90, end: 100 }],
  ["bytes=90-1000", { start: 90, end: 100 }],
  ["bytes=-5", { start: 95, end: 100 }],
  ["bytes=-1000", { start: 0, end: 100 }],
  ["bytes=100-", "unsatisfiable"],
  ["bytes=500-600", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  [undefined, undefined],
  ["bytes=-", undefined],
  ["bytes=20-10", undefined],
  ["bytes=0-1,5-6", undefined],
  ["lines=0-1", undefined],
];

for (const [header, range] of cases) {
  test(`of 100 bytes, ${header} asks for ${JSON.stringify(range) ?? "all"}`, () => {
    expect(byteRange(header, 100)).toEqual(range);
  });
}
