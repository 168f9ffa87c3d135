import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Clock } from "../../http/clock.js";
import { createSkippingClock } from "../../test-support/clocks.js";
import { download, namesIn, outcomesOf, readFileOf } from "../../test-support/download.js";
import { messageOf } from "../../test-support/failure-of.js";
import {
  answering,
  breakingAfter,
  createPackageWorld,
  type FileResponse,
  whole,
  withoutRanges,
} from "../../test-support/package-world.js";
import type { DownloadOptions } from "./download-options.js";

test("a run that was aborted leaves a part beside the package, and the next one resumes it", async () => {
  const made = await createPackageWorld();
  const controller = new AbortController();
  const halted: FileResponse = (request, bytes) => {
    const body = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(bytes.subarray(0, 600))) });
    return new Response(body, { headers: whole(request, bytes).headers });
  };
  made.responses["variant/a.ipa"] = [halted];
  const onProgress: DownloadOptions["onProgress"] = (event) => {
    if (event.type === "bytes" && event.received === 600) controller.abort(new Error("stop"));
  };
  expect(await messageOf(() => download(made, { signal: controller.signal, onProgress }))).toBe("stop");
  expect(await namesIn(made.directory)).toEqual(["manifest.json", "signature"]);
  expect(await namesIn(`${made.directory}.part`)).toEqual(["variant-a.part"]);
  expect(outcomesOf(await download(made))[0]).toBe("variant/a.ipa resumed");
  expect(made.asked.at(-3)).toMatchObject({ name: "variant/a.ipa", from: 600 });
});

test("a part that is whole already is put in place without its bytes being sent again", async () => {
  const made = await createPackageWorld();
  await mkdir(`${made.directory}.part`);
  await writeFile(join(`${made.directory}.part`, "variant-a.part"), made.files["variant/a.ipa"] ?? "");
  expect(outcomesOf(await download(made))[0]).toBe("variant/a.ipa resumed");
});

/** Downloads with a part that an earlier run left; gives where the file was asked for from, and why again. */
async function withPart(left: (file: Buffer) => Buffer, hasSlices: boolean) {
  const made = await createPackageWorld();
  if (!hasSlices) {
    for (const { variantDetails } of made.manifest.variants as { variantDetails: object }[]) {
      Object.assign(variantDetails, { hashes: [] });
    }
  }
  const file = made.files["variant/a.ipa"] ?? Buffer.alloc(0);
  await mkdir(`${made.directory}.part`);
  await writeFile(join(`${made.directory}.part`, "variant-a.part"), left(file));
  const [outcome] = outcomesOf(await download(made));
  expect(await readFileOf(made, "variant/a.ipa")).toEqual(file);
  const asked = made.asked.filter(({ name }) => name === "variant/a.ipa").map(({ from }) => from);
  const reasons = made.events.flatMap((event) => (event.type === "retry" ? [event.reason] : []));
  return { outcome, asked, reasons };
}

test.each<[string, (file: Buffer) => Buffer, object]>([
  ["of another file", () => Buffer.alloc(9_000, "x"), { outcome: "variant/a.ipa downloaded", asked: [0] }],
  [
    "wrong from its second slice on",
    (file) => Buffer.concat([file.subarray(0, 1_000), Buffer.alloc(1_200)]),
    { asked: [1_000] },
  ],
  ["right", (file) => file.subarray(0, 2_100), { outcome: "variant/a.ipa resumed", asked: [2_100] }],
])("of a part that is %s, what the digests of its slices confirm is kept", async (_, left, expected) => {
  expect(await withPart(left, true)).toMatchObject({ ...expected, reasons: [] });
});

test.each<[string, (file: Buffer) => Buffer, string]>([
  ["longer than the file", () => Buffer.alloc(9_000, "x"), "the server sent another range"],
  ["of another file", () => Buffer.alloc(1_000, "y"), "its digest is"],
])("without digests of slices a part that is %s is thrown away once that is known", async (_, left, reason) => {
  const { outcome, reasons } = await withPart(left, false);
  expect(outcome).toBe("variant/a.ipa downloaded");
  expect(reasons).toEqual([expect.stringContaining(reason)]);
});

test("a server without ranges is asked for everything", async () => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = [breakingAfter(700), withoutRanges, withoutRanges];
  expect((await download(made)).report.ok).toBe(true);
  expect(made.asked.filter(({ name }) => name === "variant/a.ipa").map(({ from }) => from)).toEqual([0, 700, 0]);
});

test("a busy server is given the time that it asks for", async () => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = [answering(429, { "retry-after": "7" }), answering(503)];
  expect((await download(made)).report.ok).toBe(true);
  const delays = made.events.flatMap((event) => (event.type === "retry" ? [event.delayMs] : []));
  expect(delays).toEqual([7_000, 500]);
});

test("attempts that bring 64 KiB more of the file each time are not counted against it, and take one URL", async () => {
  const made = await createPackageWorld({ "variant/a.ipa": Buffer.alloc(20 * 65_536 + 1, "a") });
  made.responses["variant/a.ipa"] = Array.from({ length: 20 }, () => breakingAfter(65_536));
  expect((await download(made)).report.ok).toBe(true);
  const asked = made.asked.filter(({ name }) => name === "variant/a.ipa");
  expect(asked).toHaveLength(21);
  expect(new Set(asked.map(({ url }) => url)).size).toBe(1);
});

test("a line that drops every few bytes ends the run after six attempts, and what came is kept", async () => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = Array.from({ length: 9 }, () => breakingAfter(100));
  expect(await messageOf(() => download(made))).toContain("6 times in a row");
  made.responses["variant/a.ipa"] = [];
  expect(outcomesOf(await download(made))[0]).toBe("variant/a.ipa resumed");
  expect(made.asked.filter(({ name }) => name === "variant/a.ipa").at(-1)?.from).toBe(600);
});

test("a transfer that has gone quiet is given up and gone on with", async () => {
  const made = await createPackageWorld();
  const { clock, timeIsUp } = clockWithTimeout(60_000);
  made.world.clock = clock;
  const quiet: FileResponse = (request, bytes) => {
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(new Uint8Array(bytes.subarray(0, 50))),
      pull: timeIsUp,
    });
    return new Response(body, { headers: whole(request, bytes).headers });
  };
  made.responses["variant/a.ipa"] = [quiet];
  expect((await download(made, { stallTimeoutMs: 60_000 })).report.ok).toBe(true);
  const reasons = made.events.flatMap((event) => (event.type === "retry" ? [event.reason] : []));
  expect(reasons).toEqual(["the connection was lost (no byte for 60000 ms)"]);
});

const silent = (code?: string) => Object.assign(new Error(""), { code });

test.each<[string, unknown, string]>([
  [
    "the cause of fetch's own error",
    new TypeError("terminated", { cause: new Error("other side closed") }),
    "other side closed",
  ],
  ["the system code, where that is all", new TypeError("fetch failed", { cause: silent("ECONNRESET") }), "ECONNRESET"],
  [
    "every address tried",
    new TypeError("fetch failed", { cause: new AggregateError([silent("ECONNREFUSED"), silent("ENETUNREACH")]) }),
    "ECONNREFUSED; ENETUNREACH",
  ],
  ["the class, where nothing else is known", silent(), "Error"],
])("a lost connection of a download is reported with %s", async (_, error, reason) => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = [() => Promise.reject(error)];
  expect((await download(made)).report.ok).toBe(true);
  const reasons = made.events.flatMap((event) => (event.type === "retry" ? [event.reason] : []));
  expect(reasons).toEqual([`the connection was lost (${reason})`]);
});

test("a reason that names the download URL is reported without it", async () => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = [({ url }) => Promise.reject(new Error(`${url} is away`))];
  await download(made);
  expect(made.events).toContainEqual(expect.objectContaining({ reason: "the connection was lost ([secret] is away)" }));
});

/** A hurried clock on which timeouts of that length are up when it is said. */
function clockWithTimeout(timeoutMs: number): { clock: Clock; timeIsUp: () => void } {
  const hurried = createSkippingClock();
  const timeouts = new Set<() => void>();
  const after: Clock["after"] = (milliseconds, run) => {
    if (milliseconds !== timeoutMs) return hurried.after(milliseconds, run);
    timeouts.add(run);
    return () => timeouts.delete(run);
  };
  const timeIsUp = () => {
    setImmediate(() => {
      for (const run of timeouts) run();
    });
  };
  return { clock: { ...hurried, after }, timeIsUp };
}

test("a response in parts other than asked for, or shorter than promised, is noticed at once", async () => {
  const made = await createPackageWorld();
  const shorter: FileResponse = (request, bytes) =>
    new Response(new Uint8Array(bytes.subarray(0, 1_500)), { headers: whole(request, bytes).headers });
  const otherRange: FileResponse = (_, bytes) =>
    new Response(new Uint8Array(bytes.subarray(10)), {
      status: 206,
      headers: { "content-range": "bytes 10-2499/2500" },
    });
  made.responses["variant/a.ipa"] = [shorter, otherRange];
  expect((await download(made)).report.ok).toBe(true);
  expect(made.asked.filter(({ name }) => name === "variant/a.ipa").map(({ from }) => from)).toEqual([0, 1_500, 0]);
  const reasons = made.events.flatMap((event) => (event.type === "retry" ? [event.reason] : []));
  expect(reasons).toEqual(["it ended after 1500 of 2500 bytes", "the server sent another range"]);
});

test("a range that cannot be is not taken for the end of the file", async () => {
  const made = await createPackageWorld();
  made.responses["variant/a.ipa"] = [breakingAfter(700), answering(416, { "content-range": "bytes */2500" })];
  expect((await download(made)).report.ok).toBe(true);
  expect(made.events).toContainEqual(expect.objectContaining({ reason: "the server sent another range" }));
  expect(made.asked.filter(({ name }) => name === "variant/a.ipa").map(({ from }) => from)).toEqual([0, 700, 0]);
});

test("a page in place of a file, longer than the file may be, is asked for once more", async () => {
  const made = await createPackageWorld();
  made.responses["variant/b.ipa"] = [() => new Response("<html>".repeat(900))];
  expect((await download(made)).report.ok).toBe(true);
});
