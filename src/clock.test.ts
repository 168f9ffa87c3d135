import { expect, test } from "vitest";
import { type Clock, sleep } from "./clock.js";
import { failureOf } from "./testing/failure-of.js";

/** A clock on which nothing is ever due, and that counts the timers called off. */
function standingClock(): Clock & { calledOff: number } {
  const clock = {
    calledOff: 0,
    now: () => 0,
    after: () => () => {
      clock.calledOff++;
    },
  };
  return clock;
}

test("a wait that is aborted leaves no timer behind", async () => {
  const clock = standingClock();
  const controller = new AbortController();
  const failure = failureOf(() => sleep(clock, 60_000, controller.signal));
  controller.abort("given up");
  expect(await failure).toBe("given up");
  expect(clock.calledOff).toBe(1);
});
