import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Warning } from "../../index.js";
import { download, namesIn, outcomesOf, readFileOf } from "../../test-support/download.js";
import { failureOf, messageOf } from "../../test-support/failure-of.js";
import { createFakeFetch } from "../../test-support/fake-fetch.js";
import { asset, createPackageWorld, type PackageWorld, testRoot, whole } from "../../test-support/package-world.js";
import { apple, createTestClient } from "../../test-support/test-client.js";
import { verifyPackage } from "../package/verify-package.js";
import type { DownloadedPackage, DownloadOptions } from "./download-options.js";
import { mapConcurrently } from "./download-package.js";

test("manifest and signature come byte for byte, every variant and delta to its path, and the report is good", async () => {
  const made = await createPackageWorld();
  const { files, report, directory } = await download(made);
  expect(await readFileOf(made, "manifest.json")).toEqual(Buffer.from(JSON.stringify(made.manifest, null, 1)));
  expect(await readFileOf(made, "signature")).toEqual(made.signature);
  for (const [path, bytes] of Object.entries(made.files)) expect(await readFileOf(made, path), path).toEqual(bytes);
  expect(outcomesOf({ files } as DownloadedPackage)).toEqual([
    "variant/a.ipa downloaded",
    "variant/b.ipa downloaded",
    "delta/c.ipa downloaded",
  ]);
  expect(report).toMatchObject({ ok: true, bundleId: "com.example.app" });
  expect(await verifyPackage(directory, { trustedRoots: [testRoot] })).toMatchObject({ ok: true });
  expect(await namesIn(`${directory}.part`), "the folder for parts is gone").toBeUndefined();
});

test("files are asked for with the fetch of the client, unless the download has one of its own", async () => {
  const made = await createPackageWorld();
  const ofClient: string[] = [];
  const toApi = createFakeFetch([made.respondToApi]).fetch;
  const fetch: PackageWorld["fetch"] = (url, init) => {
    ofClient.push(new URL(url).host);
    return url.startsWith(apple) ? toApi(url, init) : made.fetch(url, init);
  };
  const { client } = createTestClient([], { fetch });
  expect((await download({ ...made, client }, { fetch: undefined })).report.ok).toBe(true);
  expect(ofClient.filter((host) => host === "files.example")).toHaveLength(4);
  ofClient.length = 0;
  expect((await download({ ...made, client }, { directory: `${made.directory}-2` })).report.ok).toBe(true);
  expect(ofClient).not.toContain("files.example");
});

test("a second run asks for the manifest alone, and keeps every file that is right", async () => {
  const made = await createPackageWorld();
  await download(made);
  made.asked.length = 0;
  expect(outcomesOf(await download(made))).toEqual(["variant/a.ipa kept", "variant/b.ipa kept", "delta/c.ipa kept"]);
  expect(made.asked.map(({ name }) => name)).toEqual(["zip"]);
});

test("a file in place that is not right any more is downloaded again", async () => {
  const made = await createPackageWorld();
  await download(made);
  await writeFile(join(made.directory, "variant/b.ipa"), "x".repeat(999));
  expect(outcomesOf(await download(made))).toEqual([
    "variant/a.ipa kept",
    "variant/b.ipa downloaded",
    "delta/c.ipa kept",
  ]);
});

test("deltas left out on request are warned of when the manifest lists any, by their number", async () => {
  const made = await createPackageWorld();
  const warnings: Warning[] = [];
  const onWarning = (warning: Warning) => warnings.push(warning);
  await download(made, { deltas: "skip", onWarning });
  expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "WARN_ASC_DELTAS_SKIPPED: 1 delta of the manifest is skipped: Apple's dist_package_tool calls a package folder " +
      'without them incomplete. "ifPresent", the default, downloads them.',
  ]);
  await download(made, { onWarning });
  Object.assign(made.manifest, { deltas: [] });
  await download(made, { deltas: "skip", onWarning });
  expect(warnings).toHaveLength(1);
});

test("an observer of warnings that fails changes nothing", async () => {
  const made = await createPackageWorld();
  const onWarning = () => {
    throw new Error("observer");
  };
  expect((await download(made, { deltas: "skip", onWarning })).report.ok).toBe(true);
});

test("deltas are left out on request, and not missed", async () => {
  const made = await createPackageWorld();
  const { report } = await download(made, { deltas: "skip" });
  expect(report.ok).toBe(true);
  expect(await namesIn(made.directory)).toEqual(["manifest.json", "signature", "variant"]);
  expect(await verifyPackage(made.directory)).toMatchObject({ ok: false });
});

test("thousands of files are planned without delay", async () => {
  const made = await createPackageWorld();
  const one = asset("variant", "variant/a.ipa", Buffer.from("a"));
  const variants = Array.from({ length: 4_000 }, (_, i) => ({
    ...one,
    publicId: `v${i}`,
    assetPath: `variant/${i}.ipa`,
  }));
  made.manifest.variants = variants;
  const signal = new AbortController();
  const onProgress: DownloadOptions["onProgress"] = ({ type }) => type === "plan" && signal.abort(new Error("planned"));
  expect(await messageOf(() => download(made, { onProgress, signal: signal.signal }))).toBe("planned");
});

test("no more files are on their way at once than asked for", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`variant/${i}.ipa`, Buffer.from(`file ${i}`)]),
  );
  const made = await createPackageWorld(files);
  let running = 0;
  let most = 0;
  for (const path of Object.keys(files)) {
    made.responses[path] = [
      async (request, bytes) => {
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running--;
        return whole(request, bytes);
      },
    ];
  }
  expect((await download(made, { concurrency: 3 })).files).toHaveLength(12);
  expect(most).toBeLessThanOrEqual(3);
});

test("events tell the plan, the bytes and every file", async () => {
  const made = await createPackageWorld();
  await download(made);
  expect(made.events).toContainEqual({ type: "plan", files: 3, bytes: 4_500 });
  expect(made.events).toContainEqual({ type: "bytes", path: "variant/a.ipa", received: 2_500, total: 2_500 });
  expect(made.events.filter(({ type }) => type === "file")).toHaveLength(3);
});

test.each([
  ["concurrency: must be a whole number from 1 to 16", { concurrency: 0 }],
  ["downloadPackage: has no trustedRoot; did you mean trustedRoots?", { trustedRoot: "x" } as object],
  ["concurrency: must be a whole number from 1 to 16", { concurrency: 1.5 }],
  ["stallTimeoutMs: must be a number of milliseconds from 1 to 2147483647, not 0", { stallTimeoutMs: 0 }],
  ["directory: missing", { directory: " " }],
  ["directory: holds a NUL", { directory: "a\0b" }],
  ["directory: must not be the root of a file system", { directory: "/" }],
  ["directory: ~ stands for a folder in a shell only; give its path", { directory: "~/package" }],
])("%s", async (message, options) => {
  const made = await createPackageWorld();
  expect(await failureOf(() => download(made, options))).toMatchObject({ code: "ERR_ASC_ARGUMENT", message });
  expect(made.sent).toEqual([]);
});

test("a stall of more than 300 s needs a fetch of its own, or of the client", async () => {
  const made = await createPackageWorld();
  const patient = { stallTimeoutMs: 300_001, fetch: undefined };
  for (const builtIn of [undefined, globalThis.fetch]) {
    const { client } = createTestClient([], { fetch: builtIn });
    const message = await messageOf(() => download({ ...made, client }, patient));
    expect(message).toContain("stallTimeoutMs: at most 300000, not 300001: the built-in fetch gives up");
  }
  const toApi = createFakeFetch([made.respondToApi]).fetch;
  const fetch: PackageWorld["fetch"] = (url, init) => (url.startsWith(apple) ? toApi : made.fetch)(url, init);
  const { client } = createTestClient([], { fetch });
  expect((await download({ ...made, client }, patient)).report.ok).toBe(true);
});

test("results come in the order of the items, at most as many jobs running at once", async () => {
  let running = 0;
  const seen: number[] = [];
  const results = await mapConcurrently([3, 1, 2, 5, 4], 2, undefined, async (item) => {
    seen.push(++running);
    for (let turn = 0; turn < item; turn++) await Promise.resolve();
    running--;
    return item * 10;
  });
  expect(results).toEqual([30, 10, 20, 50, 40]);
  expect(Math.max(...seen)).toBe(2);
});

test("the first failure aborts the others, is waited for, and is what is thrown", async () => {
  const ended: string[] = [];
  const run = (item: string, signal: AbortSignal) =>
    new Promise<string>((_, reject) => {
      if (item === "bad") return reject(new Error("bad"));
      signal.addEventListener("abort", () => {
        ended.push(item);
        reject(signal.reason);
      });
    });
  expect(await failureOf(() => mapConcurrently(["a", "b", "bad", "never begun"], 3, undefined, run))).toMatchObject({
    message: "bad",
  });
  expect(ended).toEqual(["a", "b"]);
});

test("nothing is begun once the caller has aborted", async () => {
  const signal = AbortSignal.abort(new Error("stop"));
  const run = () => Promise.reject(new Error("begun"));
  expect(await failureOf(() => mapConcurrently([1], 1, signal, run))).toMatchObject({ message: "stop" });
});
