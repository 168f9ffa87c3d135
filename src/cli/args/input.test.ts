import { expect, test } from "vitest";
import { FileError } from "../../node/index.js";
import { failureOf } from "../../test-support/failure-of.js";
import type { Context } from "../invocation.js";
import { pathFrom } from "./input.js";

/** What a process gets in a folder that was deleted. */
const deleted = {
  get cwd(): string {
    throw Object.assign(new Error("uv_cwd"), { code: "ENOENT", syscall: "uv_cwd" });
  },
};

test("in a folder that was deleted a relative path is a matter of files, and an absolute one is none", async () => {
  const context = { io: deleted } as unknown as Context;
  const error = await failureOf(() => pathFrom(context, "package"));
  expect(error).toBeInstanceOf(FileError);
  expect(error).toMatchObject({ message: "the folder that adp was started in: not there" });
  expect(pathFrom(context, "/tmp/package")).toBe("/tmp/package");
});

test.each([
  ["~/package", "/home/me/package"],
  ["~", "/home/me"],
  ["./~/package", "/somewhere/~/package"],
  ["a~/package", "/somewhere/a~/package"],
])("%s is %s", (path, expected) => {
  const context = { io: { cwd: "/somewhere", env: { HOME: "/home/me" } } } as unknown as Context;
  expect(pathFrom(context, path)).toBe(expected);
});

test.each([
  "$HOME/package",
  "$PACKAGE",
  "\u0024{HOME}/package",
  "$env:HOME/package",
  "%USERPROFILE%\\package",
  "~other/package",
])("%s would become a folder of that name, and is refused", async (path) => {
  const error = await failureOf(() => pathFrom({ io: { cwd: "/somewhere", env: {} } } as unknown as Context, path));
  expect(error).toMatchObject({
    code: "ERR_ASC_ARGUMENT",
    message: `${path}: begins with a name that was not replaced; give the path itself`,
  });
});
