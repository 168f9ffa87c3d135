import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { createSkippingClock } from "../../test-support/clocks.js";
import { failureOf } from "../../test-support/failure-of.js";
import { type PackageFiles, packageToHost, serveBytes, startHostingServer } from "../../test-support/hosting-server.js";
import { testRoot } from "../../test-support/package-world.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import type { HostedReport } from "./hosted-report.js";
import { type HostedEvent, type HostedOptions, verifyHostedPackageIn } from "./verify-hosted-package.js";

const files = packageToHost();
const newer = packageToHost(5, { distributionPackageRevision: 2 });

const verify = (url: string, options: HostedOptions = {}) =>
  verifyHostedPackageIn({ clock: createSkippingClock(), random: () => 0.5 }, url, {
    trustedRoots: [testRoot],
    ...options,
  });

async function folderOf(files: PackageFiles): Promise<string> {
  const directory = join(await temporaryFolder(), "package");
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), bytes);
  }
  return directory;
}

const wrongIn = ({ files }: HostedReport) =>
  files.filter(({ status }) => status !== "ok").map(({ path, status }) => `${path} ${status}`);

test("a package that is hosted as it should be is found so, by the URL of its folder or of its manifest", async () => {
  const server = await startHostingServer();
  const url = server.host("package", files);
  const directory = await folderOf(files);
  for (const given of [url, url.slice(0, -1), `${url}manifest.json`]) {
    const report = await verify(given, { directory });
    expect(report).toMatchObject({ ok: true, url, bundleId: "com.example.app", revision: 1, skippedDeltas: 0 });
    expect(report.signature).toMatchObject({ status: "valid", signer: "Test Root CA" });
    expect(report.files.map(({ path, isHashed }) => [path, isHashed])).toEqual([
      ["manifest.json", true],
      ["signature", true],
      ["variant/a.ipa", false],
      ["variant/b.ipa", true],
      ["delta/d.ipa", true],
    ]);
  }
});

test("with full every file is hashed, and a connection that is cut is resumed", async () => {
  const server = await startHostingServer();
  let cuts = 0;
  const url = server.host("package", files, ({ path, bytes = Buffer.alloc(0), headers, count }, response) => {
    if (path !== "variant/a.ipa") return undefined;
    const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1] ?? 0);
    const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(from ? 206 : 200, { "content-length": bytes.length - from, "content-range": range });
    const rest = bytes.subarray(from);
    if (count !== 3) return response.end(rest);
    cuts++;
    return response.write(rest.subarray(0, 70_000), () => response.destroy());
  });
  const events: HostedEvent[] = [];
  const report = await verify(url, { full: true, onProgress: (event) => events.push(event) });
  expect(report.ok).toBe(true);
  expect(report.files.every(({ isHashed }) => isHashed)).toBe(true);
  expect(cuts).toBe(1);
  const ranges = server.requests.flatMap(({ headers }) => headers.range ?? []);
  expect(ranges).toHaveLength(1);
  expect(Number(/\d+/.exec(ranges[0] ?? "")?.[0])).toBeGreaterThan(0);
  expect(events.some(({ type }) => type === "retry")).toBe(true);
  expect(events.filter(({ type }) => type === "checked")).toHaveLength(5);
});

test("redirects are followed and reported, without what is secret in them", async () => {
  const server = await startHostingServer();
  const store = server.host("store", files);
  const url = server.host("package", {}, ({ path }, response) =>
    response.writeHead(302, { location: `${store}${path}?X-Amz-Signature=secret` }).end(),
  );
  const report = await verify(url);
  expect(report.ok).toBe(true);
  const [manifest] = report.files;
  expect(manifest?.clients.plain).toMatchObject({ httpStatus: 200, redirects: [`${store}manifest.json`] });
  expect(JSON.stringify(report)).not.toContain("secret");
});

test("a flat host is checked with the URLs of its files, as AltStore's assetURLs", async () => {
  const server = await startHostingServer();
  const flat = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path.split("/").at(-1) ?? "", bytes]));
  const url = server.host("release", flat);
  const assetUrls = { a: `${url}a.ipa`, b: `${url}b.ipa?download=1`, d: `${url}d.ipa` };
  const report = await verify(url, { assetUrls });
  expect(report.ok).toBe(true);
  expect(report.files.at(3)).toMatchObject({ path: "variant/b.ipa", url: `${url}b.ipa` });
  expect(wrongIn(await verify(url))).toEqual(
    ["variant/a.ipa", "variant/b.ipa", "delta/d.ipa"].map((p) => `${p} missing`),
  );
});

test("the manifest of another revision than the folder's is named, and the folder says what should be served", async () => {
  const server = await startHostingServer();
  const directory = await folderOf(newer);
  const report = await verify(server.host("package", files), { directory });
  expect(report.files[0]).toMatchObject({
    status: "otherVersion",
    expected: "com.example.app 2.4.0 (240) revision 2",
    actual: "com.example.app 2.4.0 (240) revision 1",
  });
  const unsigned = { ...newer, "manifest.json": Buffer.concat([newer["manifest.json"] as Buffer, Buffer.from(" ")]) };
  const rewritten = await verify(server.host("rewritten", unsigned), { directory });
  // The signature is that of the folder: only the manifest is wrong.
  expect(wrongIn(rewritten)).toEqual(["manifest.json wrongDigest"]);
  const { "manifest.json": _, ...rest } = newer;
  expect(wrongIn(await verify(server.host("rest", rest), { directory }))).toEqual(["manifest.json missing"]);
});

test("a large file that begins otherwise than in the folder is found without downloading it", async () => {
  const server = await startHostingServer();
  const wrong = Buffer.from(files["variant/a.ipa"] as Buffer).fill(1, 10, 20);
  const url = server.host("package", { ...files, "variant/a.ipa": wrong });
  expect(wrongIn(await verify(url))).toEqual([]);
  const report = await verify(url, { directory: await folderOf(files) });
  expect(wrongIn(report)).toEqual(["variant/a.ipa wrongDigest"]);
});

test("deltas that may be missing are counted", async () => {
  const server = await startHostingServer();
  const { "delta/d.ipa": _, ...withoutDelta } = files;
  const report = await verify(server.host("package", withoutDelta), { deltas: "skip" });
  expect(report).toMatchObject({ ok: true, skippedDeltas: 1 });
});

test("a failure that passes is tried again, and a file without a length is read as a whole", async () => {
  const server = await startHostingServer();
  const url = server.host("package", files, ({ path, bytes, count }, response) => {
    if (path !== "variant/a.ipa") return undefined;
    if (count === 1) return response.writeHead(503).end();
    return response.writeHead(200).end(bytes);
  });
  const report = await verify(url);
  expect(report.ok).toBe(true);
  expect(report.files[2]).toMatchObject({ size: 100_000, isHashed: true });
});

test("paths that lead out of the package are not requested", async () => {
  const server = await startHostingServer();
  const manifest = JSON.parse(String(files["manifest.json"]));
  manifest.variants[0].assetPath = "../../secret";
  const url = server.host("package", { ...files, "manifest.json": Buffer.from(JSON.stringify(manifest)) });
  expect(wrongIn(await verify(url))).toContain("../../secret unsafePath");
  expect(server.requests.filter(({ path }) => path.includes("secret"))).toEqual([]);
});

test("what cannot be used is refused before anything is sent", async () => {
  const server = await startHostingServer();
  const refused = async (url: string, options: HostedOptions = {}) =>
    ((await failureOf(() => verify(url, options))) as Error).message;
  expect(await refused("http://downloads.example.com/2.4.0/")).toMatch(/^url: must be an https URL/);
  expect(await refused("https://user:password@downloads.example.com/")).not.toContain("password");
  expect(await refused("https://downloads.example.com/?a=b")).toMatch(/no query/);
  expect(await refused("downloads.example.com")).toMatch(/https/);
  const url = server.host("package", files);
  expect(await refused(url, { assetUrls: { a: "ftp://a" } })).toMatch(/^assetUrls: "a"/);
  for (const name of ["a.ipa", "variant/a", "manifest.json"]) {
    const problem = `assetUrls: "${name}": names are those of files, without folder and extension`;
    expect(await refused(url, { assetUrls: { [name]: url } })).toBe(problem);
  }
  expect(await refused(url, { assetUrls: [] as unknown as Record<string, string> })).toMatch(/^assetUrls/);
  expect(await refused(url, { concurrency: 0 })).toMatch(/^concurrency/);
  const directory = await folderOf(files);
  await writeFile(join(directory, "manifest.json"), "{}");
  expect(await refused(url, { directory })).toContain("lists no variants");
  await rm(directory, { recursive: true });
  expect(await refused(url, { directory })).toContain("does not exist");
  expect(server.requests).toEqual([]);
});

test("a certificate that is not trusted is said to be no good for devices either, and is asked for once", async () => {
  let requests = 0;
  const cause = Object.assign(new Error("self-signed certificate"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  const fetch = () => {
    requests++;
    return Promise.reject(new TypeError("fetch failed", { cause }));
  };
  const { files, signature } = await verify("https://downloads.example.com/", { fetch });
  expect(files.map(({ status }) => status)).toEqual(["unreachable", "unreachable"]);
  expect(files[0]?.message).toMatch(/self-signed certificate\. Devices refuse such a certificate too/);
  expect(signature).toEqual({ status: "missing", reason: "the file signature cannot be read there" });
  expect(requests).toBe(4);
});

test("an abort ends it with the caller's reason", async () => {
  const server = await startHostingServer();
  const controller = new AbortController();
  const url = server.host("package", files, ({ path, bytes }, response) => {
    if (path === "variant/b.ipa") controller.abort(new Error("enough"));
    return path === "variant/b.ipa" ? true : serveBytes(response, bytes);
  });
  await expect(verify(url, { signal: controller.signal })).rejects.toThrow("enough");
});
