import { expect, test } from "vitest";
import { everyTextOf, failureOf } from "../test-support/failure-of.js";
import { onFile } from "./file-error.js";

const systemError = (code: string) => Object.assign(new Error(`${code}: said the system`), { code, syscall: "write" });

test.each([
  ["ENOSPC", "no space left on the disk. Free some and call again: what is there is kept"],
  ["EDQUOT", "the disk quota is used up. Free some and call again: what is there is kept"],
  ["EACCES", "no permission"],
  ["EROFS", "the file system is read-only"],
  ["ENOTDIR", "a file stands where a folder should be"],
  ["EISDIR", "a folder stands where a file should be"],
  ["EXDEV", "on another file system, or another mount, than the folder it comes from"],
  ["EPERM", "no permission, or another program has it open"],
  ["EBUSY", "another program has it open. Close that and call again"],
  ["EMFILE", "too many open files. Raise the limit (`ulimit -n`), or lower `concurrency`"],
  ["EWHATEVER", "write failed with EWHATEVER"],
])("%s is told as a sentence about the file", async (code, sentence) => {
  const error = await failureOf(() => onFile("/package/a.ipa", () => Promise.reject(systemError(code))));
  expect(error).toMatchObject({ code: "ERR_ASC_FILE", path: "/package/a.ipa", message: `/package/a.ipa: ${sentence}` });
  expect(everyTextOf(error)).toContain("said the system");
});

test("the name of a file cannot fake a message", async () => {
  const error = await failureOf(() => onFile("/a/b\u202egpj.\u200b\nok", () => Promise.reject(systemError("EACCES"))));
  expect(error).toMatchObject({ path: "/a/b\u202egpj.\u200b\nok", message: "/a/b gpj. ok: no permission" });
});

test("what is not the file system's comes back as it is", async () => {
  const error = new Error("other");
  expect(await failureOf(() => onFile("a", () => Promise.reject(error)))).toBe(error);
});
