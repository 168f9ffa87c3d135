import { expect, test } from "vitest";
import { createManualClock } from "../test-support/clocks.js";
import { failureOf } from "../test-support/failure-of.js";
import { sleep } from "./clock.js";

test("a wait that is aborted leaves no timer behind", async () => {
  const clock = createManualClock();
  const controller = new AbortController();
  const failure = failureOf(() => sleep(clock, 60_000, controller.signal));
  expect(clock.running).toBe(1);
  controller.abort("given up");
  expect(await failure).toBe("given up");
  expect(clock.running).toBe(0);
});
