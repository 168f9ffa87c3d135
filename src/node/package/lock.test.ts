import { mkdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Clock } from "../../http/clock.js";
import { createSkippingClock } from "../../test-support/clocks.js";
import { download } from "../../test-support/download.js";
import { failureOf } from "../../test-support/failure-of.js";
import { createPackageWorld } from "../../test-support/package-world.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import type { DownloadOptions } from "../download/download-options.js";
import { type PackageFolder, packageFolder } from "./folder.js";
import { lockFolder } from "./lock.js";

const options = { clock: createSkippingClock(), signal: undefined };
const lockOf = ({ parts }: PackageFolder) => join(parts, "lock");

/** A package folder, with what another run has left as its lock. */
async function folderLockedBy(text: string): Promise<PackageFolder> {
  const folder = packageFolder(join(await temporaryFolder(), "package"));
  await mkdir(folder.parts);
  await writeFile(lockOf(folder), text);
  return folder;
}

/** A clock on which something happens in every wait. */
function clockOnWhich(happens: () => Promise<unknown>): Clock {
  const clock = createSkippingClock();
  const after: Clock["after"] = (milliseconds, run) => {
    let cancel = () => {};
    happens().finally(() => {
      cancel = clock.after(milliseconds, run);
    });
    return () => cancel();
  };
  return { ...clock, after };
}

test("a second run on the same folder is refused while the first is at work, and not after it", async () => {
  const made = await createPackageWorld();
  let second: unknown;
  const onProgress: DownloadOptions["onProgress"] = (event) => {
    if (event.type === "plan") second = failureOf(() => download(made));
  };
  expect((await download(made, { onProgress })).report.ok).toBe(true);
  expect(await second).toMatchObject({
    code: "ERR_ASC_FILE",
    message: `${made.directory}: another run is working on it. Wait for it to end`,
  });
  expect((await download(made)).report.ok).toBe(true);
});

/** How long a run that takes a lock over looks whether another one has done so as well. */
const settleMs = 500;

test("a lock of a process that is gone counts for nothing, and its heart is not watched", async () => {
  const first = packageFolder(join(await temporaryFolder(), "package"));
  const own = await lockFolder(first, options);
  const text = (await readFile(lockOf(first), "utf8")).replace(`"pid":${process.pid}`, `"pid":${2 ** 22 + 1}`);
  const folder = await folderLockedBy(text);
  const clock = createSkippingClock();
  const startedAt = clock.now();
  await (await lockFolder(folder, { ...options, clock })).release();
  expect(clock.now() - startedAt).toBe(settleMs);
  await own.release();
});

test.each([
  ["of another machine", JSON.stringify({ run: "1", pid: 1, where: "elsewhere " })],
  ["of another container with this machine's name", JSON.stringify({ run: "1", pid: 2 ** 22 + 1, where: hostname() })],
  ["of a process that has this number now", JSON.stringify({ run: "1", pid: process.pid, where: "" })],
  ["that was left while it was written", ""],
])("a lock %s counts for nothing when its heart does not beat for ten seconds", async (_, text) => {
  const folder = await folderLockedBy(text);
  const clock = createSkippingClock();
  const startedAt = clock.now();
  const lock = await lockFolder(folder, { ...options, clock });
  expect(clock.now() - startedAt).toBe(10_000 + settleMs);
  expect(await readFile(lockOf(folder), "utf8")).toContain(`"pid":${process.pid}`);
  await lock.release();
});

test("a lock whose heart beats is respected, however old or young its time says it is", async () => {
  for (const offset of [-3_600, 3_600]) {
    const folder = await folderLockedBy(JSON.stringify({ run: "1", pid: 1, where: "elsewhere" }));
    let beats = 0;
    const clock = clockOnWhich(() =>
      utimes(lockOf(folder), new Date(), new Date(Date.now() + (offset + ++beats) * 1_000)),
    );
    expect(await failureOf(() => lockFolder(folder, { ...options, clock }))).toMatchObject({ code: "ERR_ASC_FILE" });
    expect(await readFile(lockOf(folder), "utf8")).toContain("elsewhere");
  }
});

test("a lock that is let go of meanwhile, with its folder, is taken at once", async () => {
  const folder = await folderLockedBy(JSON.stringify({ run: "1", pid: 1, where: "elsewhere" }));
  let waits = 0;
  const clock = clockOnWhich(async () => {
    if (++waits === 1) await rm(folder.parts, { recursive: true });
  });
  await (await lockFolder(folder, { ...options, clock })).release();
  expect(await stat(folder.parts).catch(() => undefined)).toBeUndefined();
});

test("of two that take the same abandoned lock over at once one gets the folder", async () => {
  // The other run is quicker by a little, or slower.
  for (const wait of [20, 21]) {
    const folder = await folderLockedBy("");
    let waits = 0;
    const clock = clockOnWhich(async () => {
      const other = JSON.stringify({ run: "other", pid: 1, where: `elsewhere ${++waits}` });
      if (waits >= wait) await writeFile(lockOf(folder), other);
    });
    expect(await failureOf(() => lockFolder(folder, { ...options, clock }))).toMatchObject({ code: "ERR_ASC_FILE" });
    expect(await readFile(lockOf(folder), "utf8")).toContain("other");
  }
});

test("the wait for another run ends with an abort", async () => {
  const folder = await folderLockedBy("");
  const controller = new AbortController();
  const clock = clockOnWhich(async () => controller.abort(new Error("stop")));
  const error = await failureOf(() => lockFolder(folder, { clock, signal: controller.signal }));
  expect(error).toMatchObject({ message: "stop" });
});

test("a lock that is held shows that it is, and no more once it is let go of", async () => {
  const folder = packageFolder(join(await temporaryFolder(), "package"));
  const lock = await lockFolder(folder, { ...options, heartbeatMs: 5 });
  await utimes(lockOf(folder), new Date(), new Date(0));
  await expect.poll(async () => (await stat(lockOf(folder))).mtimeMs).toBeGreaterThan(0);
  await lock.release();
  expect(await stat(folder.parts).catch(() => undefined)).toBeUndefined();
});

test("a run whose lock was taken over is reported, and leaves the other's alone", async () => {
  const folder = packageFolder(join(await temporaryFolder(), "package"));
  const lock = await lockFolder(folder, { ...options, heartbeatMs: 5 });
  await writeFile(lockOf(folder), "another's");
  await expect.poll(() => lock.lost.aborted).toBe(true);
  expect(lock.lost.reason).toMatchObject({ code: "ERR_ASC_FILE" });
  await lock.release();
  expect(await readFile(lockOf(folder), "utf8")).toBe("another's");
});

test("a download whose folder was taken over stops, also one with a signal of its own", async () => {
  const made = await createPackageWorld();
  const lock = lockOf(packageFolder(made.directory));
  made.responses["variant/a.ipa"] = [
    async ({ signal }) => {
      await writeFile(lock, "another's");
      return new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    },
  ];
  const { signal } = new AbortController();
  expect(await failureOf(() => download(made, { signal }))).toMatchObject({
    code: "ERR_ASC_FILE",
    message: `${made.directory}: another run has taken it over`,
  });
});

test.each<[string, (lock: string) => Promise<unknown>, string]>([
  ["a link to nothing", (lock) => symlink("nothing", lock), "a symbolic link"],
  ["a link to a file", (lock) => symlink("/etc/hostname", lock), "a symbolic link"],
  ["a folder", (lock) => mkdir(lock), "not a file"],
])("%s in the lock's place is refused, and not waited for", async (_, place, what) => {
  const folder = await folderLockedBy("");
  await rm(lockOf(folder));
  await place(lockOf(folder));
  expect(await failureOf(() => lockFolder(folder, options))).toMatchObject({
    code: "ERR_ASC_FILE",
    message: `${lockOf(folder)}: must be a lock, and is ${what}. Delete it`,
  });
});

/** Refuses to create a lock so often, as Windows does while the one before is being deleted. */
function refusing(code: string, times: number) {
  const create: typeof writeFile = async (...args) => {
    if (times-- > 0) throw Object.assign(new Error(code), { code, syscall: "open" });
    return writeFile(...args);
  };
  return create;
}

test.each(["EPERM", "EACCES", "EBUSY"])("a lock that is being deleted on Windows (%s) is waited for", async (code) => {
  const folder = packageFolder(join(await temporaryFolder(), "package"));
  const lock = await lockFolder(folder, { ...options, platform: "win32", create: refusing(code, 3) });
  expect(await readFile(lockOf(folder), "utf8")).toContain(`"pid":${process.pid}`);
  await lock.release();
});

test.each<[string, string, number, string]>([
  ["a lock that stays as it is being deleted", "win32", 99, "no permission, or another program has it open"],
  ["a refusal elsewhere", "linux", 1, "no permission, or another program has it open"],
])("%s is refused with its reason", async (_, platform, times, reason) => {
  const folder = packageFolder(join(await temporaryFolder(), "package"));
  const create = refusing("EPERM", times);
  expect(await failureOf(() => lockFolder(folder, { ...options, platform, create }))).toMatchObject({
    code: "ERR_ASC_FILE",
    message: `${lockOf(folder)}: ${reason}`,
  });
});

test("an abort ends the wait for a lock that cannot be created", async () => {
  const folder = packageFolder(join(await temporaryFolder(), "package"));
  const controller = new AbortController();
  const clock = clockOnWhich(async () => controller.abort(new Error("stop")));
  const how = { clock, signal: controller.signal, platform: "win32", create: refusing("EBUSY", 99) };
  expect(await failureOf(() => lockFolder(folder, how))).toMatchObject({ message: "stop" });
});

test.each([3_600_000, -3_600_000])(
  "a step of the wall clock by %d ms does not break a lock whose heart beats",
  async (step) => {
    const folder = await folderLockedBy(JSON.stringify({ run: "1", pid: 1, where: "elsewhere" }));
    let looks = 0;
    let now = Date.now();
    // The sign of life comes after nine seconds.
    const beat = async () => (++looks === 18 ? utimes(lockOf(folder), new Date(), new Date(0)) : undefined);
    const clock = { ...clockOnWhich(beat), now: () => (now += step) };
    expect(await failureOf(() => lockFolder(folder, { ...options, clock }))).toMatchObject({ code: "ERR_ASC_FILE" });
    expect(await readFile(lockOf(folder), "utf8")).toContain("elsewhere");
  },
);
