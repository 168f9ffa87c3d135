import { mkdir, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { download } from "../testing/download.js";
import { failureOf, messageOf } from "../testing/failure-of.js";
import { createPackageWorld } from "../testing/package-world.js";
import type { DownloadOptions } from "./download-package.js";

test("a second run on the same folder is refused while the first is at work, and not after it", async () => {
  const made = await createPackageWorld();
  let second: unknown;
  const onProgress: DownloadOptions["onProgress"] = (event) => {
    if (event.type === "plan") second = failureOf(() => download(made));
  };
  expect((await download(made, { onProgress })).report.ok).toBe(true);
  expect(await second).toMatchObject({
    code: "ERR_ASC_FILE",
    message: expect.stringContaining("another run is at work"),
  });
  expect((await download(made)).report.ok).toBe(true);
});

test.each([
  ["of a process that is gone", JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }), 0],
  ["of an earlier process with this one's number", JSON.stringify({ pid: process.pid, host: hostname() }), 0],
  ["of another machine, and a minute old", JSON.stringify({ pid: 1, host: "elsewhere" }), 61],
])("a lock %s counts for nothing", async (_, text, age) => {
  const made = await createPackageWorld();
  await mkdir(`${made.directory}.part`);
  const lock = join(`${made.directory}.part`, "lock");
  await writeFile(lock, text);
  await utimes(lock, new Date(), new Date(Date.now() - age * 1000));
  expect((await download(made)).report.ok).toBe(true);
});

test.each([
  ["of another machine", JSON.stringify({ pid: 1, host: "elsewhere" })],
  ["of a process that is at work", JSON.stringify({ pid: process.ppid, host: hostname() })],
  ["that is just being written", ""],
])("a lock %s is respected", async (_, text) => {
  const made = await createPackageWorld();
  await mkdir(`${made.directory}.part`);
  await writeFile(join(`${made.directory}.part`, "lock"), text);
  expect(await messageOf(() => download(made))).toContain("another run is at work");
});
