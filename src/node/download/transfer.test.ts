import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { createManualClock } from "../../test-support/clocks.js";
import { failureOf } from "../../test-support/failure-of.js";
import { createStallWatch } from "./transfer.js";

test("what keeps coming is never given up, however long it takes", async () => {
  const clock = createManualClock();
  const watch = createStallWatch(clock, 1_000, new AbortController().signal);
  for (let piece = 0; piece < 20; piece++) {
    await clock.advance(900);
    watch.alive();
  }
  expect(watch.signal.aborted).toBe(false);
  await clock.advance(1_000);
  expect(watch.signal.reason).toMatchObject({ message: "no byte for 1000 ms" });
});

test("a promise that does not heed the signal is left behind, and may fail later", async () => {
  const clock = createManualClock();
  const watch = createStallWatch(clock, 1_000, new AbortController().signal);
  let fail = (_: Error) => {};
  const waiting = failureOf(() => watch.until(new Promise((_, reject) => (fail = reject))));
  await clock.advance(1_000);
  expect(await waiting).toMatchObject({ message: "no byte for 1000 ms" });
  fail(new Error("too late"));
  await watch.until(Promise.reject(new Error("later still"))).catch(() => undefined);
});

test("when it is over nothing of it is left", () => {
  const outer = new AbortController();
  const clock = createManualClock();
  const watch = createStallWatch(clock, 1_000, outer.signal);
  expect(getEventListeners(outer.signal, "abort")).toHaveLength(1);
  watch.stop();
  expect(getEventListeners(outer.signal, "abort")).toEqual([]);
});

test("an abort, before or after it begins, is handed on with its reason", () => {
  const clock = createManualClock();
  const aborted = AbortSignal.abort(new Error("before"));
  expect(createStallWatch(clock, 1, aborted).signal.reason).toMatchObject({ message: "before" });
  const outer = new AbortController();
  const watch = createStallWatch(clock, 1, outer.signal);
  outer.abort(new Error("after"));
  expect(watch.signal.reason).toMatchObject({ message: "after" });
});
