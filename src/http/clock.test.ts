import { expect, test } from "vitest";
import { failureOf } from "../test-support/failure-of.js";
import { createStandingClock } from "../test-support/standing-clock.js";
import { sleep } from "./clock.js";

test("a wait that is aborted leaves no timer behind", async () => {
  const clock = createStandingClock();
  const controller = new AbortController();
  const failure = failureOf(() => sleep(clock, 60_000, controller.signal));
  expect(clock.running).toBe(1);
  controller.abort("given up");
  expect(await failure).toBe("given up");
  expect(clock.running).toBe(0);
});
