import { expect, test } from "vitest";
import { createClient } from "../../index.js";
import { failureOf } from "../../test-support/failure-of.js";
import type { SandboxOptions } from "./options.js";
import { createRateLimit } from "./serve-api.js";
import { startSandbox } from "./start-sandbox.js";

test("what is left counts down to 0 and stays there, and comes back with the window", () => {
  const count = createRateLimit({ perHour: 3, windowMs: 100 });
  const times: [number, boolean][] = [
    [0, false],
    [1, true],
    [2, false],
    [3, false],
    [99, false],
    [100, false],
  ];
  expect(times.map(([now, isUsedUp]) => count(now, isUsedUp))).toEqual([
    { isOver: false, header: "user-hour-lim:3;user-hour-rem:2;" },
    { isOver: false, header: "user-hour-lim:3;user-hour-rem:0;" },
    { isOver: false, header: "user-hour-lim:3;user-hour-rem:0;" },
    { isOver: true, header: "user-hour-lim:3;user-hour-rem:0;" },
    { isOver: true, header: "user-hour-lim:3;user-hour-rem:0;" },
    { isOver: false, header: "user-hour-lim:3;user-hour-rem:0;" },
  ]);
});

test("a sandbox with a limit refuses what is over it with 429, and a client that waits gets through", async () => {
  const sandbox = await startSandbox({ rateLimit: { perHour: 2, windowMs: 700 } });
  try {
    const { url: baseUrl, credentials } = sandbox;
    const find = (retry?: false) => createClient({ baseUrl, credentials }).apps.find({ bundleId: "x" }, { retry });
    await find(false);
    await find(false);
    expect(await failureOf(() => find(false))).toMatchObject({ status: 429, rateLimit: { hourRemaining: 0 } });
    expect(await find()).toBeUndefined();
  } finally {
    await sandbox.close();
  }
});

test.each([
  [{ perHour: 0 }, "rateLimit.perHour: must be a whole number from 1 to 9007199254740991"],
  [{ windowMs: 0 }, "rateLimit.windowMs: must be a whole number from 1 to 2147483647"],
  [{ perMinute: 5 }, "rateLimit: has no perMinute, only perHour, windowMs"],
])("a rate limit of %j is refused", async (rateLimit, message) => {
  expect(await failureOf(() => startSandbox({ rateLimit } as SandboxOptions))).toMatchObject({
    code: "ERR_ASC_ARGUMENT",
    message,
  });
});
