import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { systemClock } from "../clock.js";
import { everyTextOf, failureOf, messageOf } from "../testing/failure-of.js";
import {
  answering,
  asset,
  breakingAfter,
  corrupt,
  createPackageWorld,
  type FileAnswer,
  type PackageWorld,
  sha256,
  whole,
  withoutRanges,
} from "../testing/package-world.js";
import { type DownloadedPackage, type DownloadOptions, downloadPackageIn } from "./download-package.js";
import { verifyPackage } from "./verify-package.js";

function download(made: PackageWorld, options: Partial<DownloadOptions> = {}): Promise<DownloadedPackage> {
  const { world, client, directory, fetch, events } = made;
  const onProgress: DownloadOptions["onProgress"] = (event) => events.push(event);
  const how = { packageVersionId: "4", directory, fetch, onProgress, concurrency: 1, ...options };
  return downloadPackageIn(world, client, how);
}

const read = ({ directory }: PackageWorld, path: string) => readFile(join(directory, path));
const namesIn = (folder: string) => readdir(folder).catch(() => undefined);
const outcomes = ({ files }: DownloadedPackage) => files.map(({ path, outcome }) => `${path} ${outcome}`);

test("manifest and signature come byte for byte, every variant and delta to its path, and the report is good", async () => {
  const made = await createPackageWorld();
  const { files, report, directory } = await download(made);
  expect(await read(made, "manifest.json")).toEqual(Buffer.from(JSON.stringify(made.manifest, null, 1)));
  expect(await read(made, "signature")).toEqual(made.signature);
  for (const [path, bytes] of Object.entries(made.files)) expect(await read(made, path), path).toEqual(bytes);
  expect(outcomes({ files } as DownloadedPackage)).toEqual([
    "variant/a.ipa downloaded",
    "variant/b.ipa downloaded",
    "delta/c.ipa downloaded",
  ]);
  expect(report).toMatchObject({ ok: true, bundleId: "com.example.app" });
  expect(await verifyPackage(directory)).toMatchObject({ ok: true });
  expect(await namesIn(`${directory}.part`), "the folder for parts is gone").toBeUndefined();
});

test("no token goes where the files are, and no address is in an event", async () => {
  const made = await createPackageWorld();
  await download(made);
  for (const { headers } of made.asked) expect(Object.keys(headers)).toEqual(["accept-encoding"]);
  expect(JSON.stringify(made.events)).not.toContain("accessKey");
  expect(JSON.stringify(made.events)).not.toContain("secret-");
});

test("a second run asks for the manifest alone, and keeps every file that is right", async () => {
  const made = await createPackageWorld();
  await download(made);
  made.asked.length = 0;
  expect(outcomes(await download(made))).toEqual(["variant/a.ipa kept", "variant/b.ipa kept", "delta/c.ipa kept"]);
  expect(made.asked.map(({ name }) => name)).toEqual(["zip"]);
});

test("a file in place that is not right any more is downloaded again", async () => {
  const made = await createPackageWorld();
  await download(made);
  await writeFile(join(made.directory, "variant/b.ipa"), "x".repeat(999));
  expect(outcomes(await download(made))).toEqual([
    "variant/a.ipa kept",
    "variant/b.ipa downloaded",
    "delta/c.ipa kept",
  ]);
});

test("a dropped connection is gone on with from its last byte, at a fresh address", async () => {
  const made = await createPackageWorld();
  made.answers["variant/a.ipa"] = [breakingAfter(700), breakingAfter(900)];
  const result = await download(made);
  const requests = made.asked.filter(({ name }) => name === "variant/a.ipa");
  expect(requests.map(({ from }) => from)).toEqual([0, 700, 1600]);
  expect(new Set(requests.map(({ url }) => url)).size).toBe(3);
  expect(result.report.ok).toBe(true);
  expect(made.events).toContainEqual(expect.objectContaining({ type: "retry", path: "variant/a.ipa" }));
});

test("a run that was aborted leaves a part beside the package, and the next one resumes it", async () => {
  const made = await createPackageWorld();
  const controller = new AbortController();
  const halted: FileAnswer = (request, bytes) => {
    const body = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(bytes.subarray(0, 600))) });
    return new Response(body, { headers: whole(request, bytes).headers });
  };
  made.answers["variant/a.ipa"] = [halted];
  const onProgress: DownloadOptions["onProgress"] = (event) => {
    if (event.type === "bytes" && event.received === 600) controller.abort(new Error("stop"));
  };
  expect(await messageOf(() => download(made, { signal: controller.signal, onProgress }))).toBe("stop");
  expect(await namesIn(made.directory)).toEqual(["manifest.json", "signature"]);
  expect(await namesIn(`${made.directory}.part`)).toEqual(["variant-a.part"]);
  expect(outcomes(await download(made))[0]).toBe("variant/a.ipa resumed");
  expect(made.asked.at(-3)).toMatchObject({ name: "variant/a.ipa", from: 600 });
});

test("a part that is whole already is put in place without its bytes being sent again", async () => {
  const made = await createPackageWorld();
  await mkdir(`${made.directory}.part`);
  await writeFile(join(`${made.directory}.part`, "variant-a.part"), made.files["variant/a.ipa"] ?? "");
  expect(outcomes(await download(made))[0]).toBe("variant/a.ipa resumed");
});

test("a part that is longer than the file, or of another one, is thrown away", async () => {
  for (const left of ["x".repeat(9_000), "y".repeat(1_000)]) {
    const made = await createPackageWorld();
    await mkdir(`${made.directory}.part`);
    await writeFile(join(`${made.directory}.part`, "variant-a.part"), left);
    expect(outcomes(await download(made))[0]).toBe("variant/a.ipa downloaded");
    expect(await read(made, "variant/a.ipa")).toEqual(made.files["variant/a.ipa"]);
  }
});

test("a server without ranges is asked for everything", async () => {
  const made = await createPackageWorld();
  made.answers["variant/a.ipa"] = [breakingAfter(700), withoutRanges, withoutRanges];
  expect((await download(made)).report.ok).toBe(true);
  expect(made.asked.filter(({ name }) => name === "variant/a.ipa").map(({ from }) => from)).toEqual([0, 700, 0]);
});

test.each([401, 403, 404, 410])("an address refused with %i is replaced by a fresh one at once", async (status) => {
  const made = await createPackageWorld();
  made.answers["delta/c.ipa"] = [answering(status)];
  expect((await download(made)).report.ok).toBe(true);
  expect(made.events).toContainEqual(expect.objectContaining({ type: "retry", path: "delta/c.ipa", delayMs: 0 }));
});

test("a busy server is given the time that it asks for", async () => {
  const made = await createPackageWorld();
  made.answers["variant/a.ipa"] = [answering(429, { "retry-after": "7" }), answering(503)];
  expect((await download(made)).report.ok).toBe(true);
  const delays = made.events.flatMap((event) => (event.type === "retry" ? [event.delayMs] : []));
  expect(delays).toEqual([7_000, 500]);
});

test("a file that cannot be had is given up after six attempts, without naming its address", async () => {
  const made = await createPackageWorld();
  made.answers["variant/b.ipa"] = Array.from({ length: 9 }, () => answering(403));
  const error = await failureOf(() => download(made));
  expect(error).toMatchObject({ code: "ERR_ASC_CONNECTION" });
  expect((error as Error).message).toBe("variant/b.ipa: the server answered 403, 6 times in a row");
  expect(everyTextOf(error)).not.toContain("secret-");
  expect(made.asked.filter(({ name }) => name === "variant/b.ipa")).toHaveLength(6);
});

test("attempts that bring more of the file each time are not counted against it", async () => {
  const made = await createPackageWorld();
  made.answers["variant/a.ipa"] = Array.from({ length: 20 }, () => breakingAfter(100));
  expect((await download(made)).report.ok).toBe(true);
  expect(made.asked.filter(({ name }) => name === "variant/a.ipa")).toHaveLength(21);
});

test("a transfer that has gone quiet is given up and gone on with", async () => {
  const made = await createPackageWorld();
  const quiet: FileAnswer = (request, bytes) => {
    const body = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(bytes.subarray(0, 50))) });
    return new Response(body, { headers: whole(request, bytes).headers });
  };
  made.answers["variant/a.ipa"] = [quiet];
  made.world.clock = systemClock;
  expect((await download(made, { stallTimeoutMs: 50 })).report.ok).toBe(true);
  const reasons = made.events.flatMap((event) => (event.type === "retry" ? [event.reason] : []));
  expect(reasons).toEqual(["the connection was lost (no byte for 50 ms)"]);
});

test("wrong bytes are asked for once more, then refused with both digests, and no file is in place", async () => {
  const once = await createPackageWorld();
  once.answers["variant/b.ipa"] = [corrupt];
  expect((await download(once)).report.ok).toBe(true);

  const made = await createPackageWorld();
  made.answers["variant/b.ipa"] = [corrupt, corrupt, corrupt];
  const error = await failureOf(() => download(made));
  const bytes = made.files["variant/b.ipa"] ?? Buffer.alloc(0);
  expect(error).toMatchObject({ code: "ERR_ASC_INTEGRITY", path: "variant/b.ipa", expected: sha256(bytes) });
  expect((error as { actual: string }).actual).toMatch(/^[0-9a-f]{64}$/);
  expect((error as Error).message).toContain(sha256(bytes));
  expect(await namesIn(join(made.directory, "variant"))).toEqual(["a.ipa"]);
  expect(await namesIn(`${made.directory}.part`)).toEqual([]);
});

test("a file of the wrong length is refused with both lengths, and one without end does not fill the disk", async () => {
  const short = await createPackageWorld();
  short.answers["variant/a.ipa"] = [1, 2].map(() => (request, bytes) => whole(request, bytes.subarray(0, 1_500)));
  expect(await failureOf(() => download(short))).toMatchObject({
    code: "ERR_ASC_INTEGRITY",
    expected: "2500",
    actual: "1500",
  });

  const endless = await createPackageWorld();
  endless.answers["variant/a.ipa"] = [1, 2].map(() => () => {
    const body = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(900)) });
    return new Response(body);
  });
  expect(await failureOf(() => download(endless))).toMatchObject({ code: "ERR_ASC_INTEGRITY", expected: "3000" });
});

test("what the API calls the checksum counts too, in hex of any case or in base64", async () => {
  const made = await createPackageWorld();
  const bytes = made.files["variant/a.ipa"] ?? Buffer.alloc(0);
  const path = "/v1/alternativeDistributionPackageVariants/a";
  const answer = (fileChecksum: string) => () =>
    Response.json({
      data: {
        type: "alternativeDistributionPackageVariants",
        id: "a",
        attributes: { url: "https://files.example/variant/a.ipa", fileChecksum },
      },
      links: { self: "https://api.example" },
    });
  for (const checksum of [sha256(bytes).toUpperCase(), Buffer.from(sha256(bytes), "hex").toString("base64")]) {
    made.api[path] = answer(checksum);
    expect((await download(made)).report.ok).toBe(true);
    await rm(made.directory, { recursive: true });
  }
  made.api[path] = answer(sha256(Buffer.from("other")));
  expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_INTEGRITY", path: "variant/a.ipa" });
});

test.each(["http://files.example/a", "ftp://files.example/a", "no address", "", undefined, 7])(
  "the address %j is refused before anything is sent there",
  async (url) => {
    const made = await createPackageWorld();
    made.api["/v1/alternativeDistributionPackageVariants/a"] = () =>
      Response.json({
        data: { type: "alternativeDistributionPackageVariants", id: "a", attributes: { url } },
        links: {},
      });
    expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE" });
    expect(made.asked.map(({ name }) => name)).toEqual(["zip"]);
  },
);

test("a redirect is followed to https, and refused to plain http or round in circles", async () => {
  const made = await createPackageWorld();
  made.answers["variant/a.ipa"] = [answering(302, { location: "/variant/a.ipa?again" })];
  expect((await download(made)).report.ok).toBe(true);
  for (const location of ["http://files.example/variant/a.ipa", "/variant/a.ipa"]) {
    const other = await createPackageWorld();
    other.answers["variant/a.ipa"] = Array.from({ length: 9 }, () => answering(302, { location }));
    expect(await failureOf(() => download(other)), location).toMatchObject({ code: "ERR_ASC_UNEXPECTED_RESPONSE" });
  }
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
  expect(await namesIn(dirname(made.directory))).toEqual(["package", "package.part"]);
});

test("a link in the way is refused, and what it leads to stays as it is", async () => {
  const made = await createPackageWorld();
  const elsewhere = join(dirname(made.directory), "elsewhere");
  await mkdir(elsewhere);
  await mkdir(made.directory);
  await writeFile(
    join(made.directory, "manifest.json"),
    JSON.stringify({ variants: [asset("variant", "variant", Buffer.from(""))] }),
  );
  await symlink(elsewhere, join(made.directory, "variant"));
  made.manifest.deltas = [];
  made.manifest.variants = [asset("variant", "variant/a.ipa", Buffer.from("a"))];
  await download(made).catch(() => undefined);
  expect(await namesIn(elsewhere)).toEqual([]);
});

test("a folder that holds something else is refused before anything is asked for", async () => {
  const made = await createPackageWorld();
  await mkdir(made.directory);
  await writeFile(join(made.directory, "thesis.txt"), "mine");
  const error = await failureOf(() => download(made));
  expect(error).toMatchObject({ code: "ERR_ASC_FILE", path: made.directory });
  expect((error as Error).message).toContain("thesis.txt");
  expect(made.sent).toEqual([]);
  expect(await namesIn(made.directory)).toEqual(["thesis.txt"]);
});

test("a file that the manifest does not list is refused before files are asked for", async () => {
  const made = await createPackageWorld();
  await download(made);
  await writeFile(join(made.directory, ".DS_Store"), "");
  expect(await messageOf(() => download(made))).toContain("no part of the package: .DS_Store");
});

test("a newer version replaces an older one in the same folder: what it lists no more is removed", async () => {
  const made = await createPackageWorld();
  await download(made);
  made.manifest.deltas = [];
  made.manifest.variants = [asset("variant", "variant/b.ipa", made.files["variant/b.ipa"] ?? Buffer.from(""))];
  expect(outcomes(await download(made))).toEqual(["variant/b.ipa kept"]);
  expect(await namesIn(made.directory)).toEqual(["manifest.json", "signature", "variant"]);
  expect(await namesIn(join(made.directory, "variant"))).toEqual(["b.ipa"]);
});

test("deltas are left out on request, and not missed", async () => {
  const made = await createPackageWorld();
  const { report } = await download(made, { deltas: "skip" });
  expect(report.ok).toBe(true);
  expect(await namesIn(made.directory)).toEqual(["manifest.json", "signature", "variant"]);
  expect(await verifyPackage(made.directory)).toMatchObject({ ok: false });
});

test("no more files are on their way at once than asked for", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`variant/${i}.ipa`, Buffer.from(`file ${i}`)]),
  );
  const made = await createPackageWorld(files);
  let running = 0;
  let most = 0;
  for (const path of Object.keys(files)) {
    made.answers[path] = [
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

test("a file where the folder should be, and a folder where a file should be, are named", async () => {
  const made = await createPackageWorld();
  await writeFile(made.directory, "a file");
  expect(await messageOf(() => download(made))).toBe(`${made.directory}: a file stands where a folder should be`);
  await rm(made.directory);
  await download(made);
  await rm(join(made.directory, "variant/a.ipa"));
  await mkdir(join(made.directory, "variant/a.ipa"));
  expect(await failureOf(() => download(made))).toMatchObject({ code: "ERR_ASC_FILE" });
});

test.each([
  ["concurrency: must be a whole number from 1 to 16", { concurrency: 0 }],
  ["concurrency: must be a whole number from 1 to 16", { concurrency: 1.5 }],
  ["stallTimeoutMs: must be milliseconds from 1 to 2147483647", { stallTimeoutMs: 0 }],
  ["directory: missing", { directory: " " }],
  ["directory: must not be the root of a file system", { directory: "/" }],
])("%s", async (message, options) => {
  const made = await createPackageWorld();
  expect(await failureOf(() => download(made, options))).toMatchObject({ code: "ERR_ASC_ARGUMENT", message });
  expect(made.sent).toEqual([]);
});
