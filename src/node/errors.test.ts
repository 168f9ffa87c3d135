import { expect, test } from "vitest";
import { createSkippingClock } from "../test-support/clocks.js";
import { everyTextOf, failureOf } from "../test-support/failure-of.js";
import { retryWhileBusy, withFileError } from "./errors.js";

const systemError = (code: string) => Object.assign(new Error(`${code}: said the system`), { code, syscall: "write" });

test.each([
  ["ENOSPC", "no space left on the disk. Free some and call again: what was downloaded is kept"],
  ["EDQUOT", "the disk quota is used up. Free some and call again: what was downloaded is kept"],
  ["EACCES", "no permission"],
  ["EROFS", "the file system is read-only"],
  ["ENOTDIR", "a file stands where a folder should be"],
  ["EISDIR", "a folder stands where a file should be"],
  ["EXDEV", "on another file system, or another mount, than the folder it comes from"],
  ["EPERM", "no permission, or another program has it open"],
  ["EBUSY", "another program has it open. Close that and call again"],
  ["EMFILE", "too many open files. Raise the limit (`ulimit -n`), or lower `concurrency`"],
  ["EWHATEVER", "write failed with EWHATEVER"],
])("%s is reported as a sentence about the file", async (code, sentence) => {
  const error = await failureOf(() => withFileError("/package/a.ipa", () => Promise.reject(systemError(code))));
  expect(error).toMatchObject({ code: "ERR_ASC_FILE", path: "/package/a.ipa", message: `/package/a.ipa: ${sentence}` });
  expect(everyTextOf(error)).toContain("said the system");
});

test("the name of a file cannot fake a message", async () => {
  const error = await failureOf(() =>
    withFileError("/a/b\u202egpj.\u200b\nok", () => Promise.reject(systemError("EACCES"))),
  );
  expect(error).toMatchObject({ path: "/a/b\u202egpj.\u200b\nok", message: "/a/b gpj. ok: no permission" });
});

test("what is not the file system's comes back as it is", async () => {
  const error = new Error("other");
  expect(await failureOf(() => withFileError("a", () => Promise.reject(error)))).toBe(error);
});

/** What a file system refuses so often. */
function refusing(code: string, times: number) {
  let calls = 0;
  const run = async () => {
    if (++calls <= times) throw Object.assign(new Error(code), { code, syscall: "rename" });
    return calls;
  };
  return { run, calls: () => calls };
}

test.each(["EPERM", "EACCES", "EBUSY"])("%s on Windows may be a virus scanner, and passes", async (code) => {
  expect(await retryWhileBusy(refusing(code, 3).run, { platform: "win32", clock: createSkippingClock() })).toBe(4);
});

test("what stays busy is given up after five seconds", async () => {
  const clock = createSkippingClock();
  const startedAt = clock.now();
  const error = await failureOf(() => retryWhileBusy(refusing("EBUSY", 99).run, { platform: "win32", clock }));
  expect(error).toMatchObject({ code: "EBUSY" });
  expect(clock.now() - startedAt).toBe(5_110);
});

test.each([
  ["linux", "EPERM"],
  ["darwin", "EBUSY"],
  ["win32", "ENOSPC"],
])("on %s %s is a refusal", async (platform, code) => {
  const { run, calls } = refusing(code, 9);
  expect(await failureOf(() => retryWhileBusy(run, { platform }))).toMatchObject({ code });
  expect(calls()).toBe(1);
});
