import { expect, test } from "vitest";
import { createSkippingClock } from "../../test-support/clocks.js";
import { failureOf } from "../../test-support/failure-of.js";
import { whileBusy } from "./while-busy.js";

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
  expect(await whileBusy(refusing(code, 3).run, { platform: "win32", clock: createSkippingClock() })).toBe(4);
});

test("what stays busy is given up after five seconds", async () => {
  const clock = createSkippingClock();
  const startedAt = clock.now();
  const error = await failureOf(() => whileBusy(refusing("EBUSY", 99).run, { platform: "win32", clock }));
  expect(error).toMatchObject({ code: "EBUSY" });
  expect(clock.now() - startedAt).toBe(5_110);
});

test.each([
  ["linux", "EPERM"],
  ["darwin", "EBUSY"],
  ["win32", "ENOSPC"],
])("on %s %s is a refusal", async (platform, code) => {
  const { run, calls } = refusing(code, 9);
  expect(await failureOf(() => whileBusy(run, { platform }))).toMatchObject({ code });
  expect(calls()).toBe(1);
});
