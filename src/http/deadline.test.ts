import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { createManualClock } from "../test-support/clocks.js";
import { failureOf } from "../test-support/failure-of.js";
import { linkSignals, onAbort, sleep, untilAborted, withDeadline } from "./deadline.js";

const late = new Error("late");
const onTimeout = () => late;
const forever = () => new Promise<never>(() => {});

/** A signal that tells how many listen to its abort. */
function countedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  const counted = { controller, signal, listeners: 0 };
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    if (args[0] === "abort") counted.listeners++;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    if (args[0] === "abort") counted.listeners--;
    remove(...args);
  };
  return counted;
}

test("what is done in time comes back", async () => {
  const clock = createManualClock();
  expect(await withDeadline(clock, 1000, undefined, onTimeout, async () => "done")).toBe("done");
});

test("what fails in time fails as it did", async () => {
  const error = new Error("failed");
  const run = () => withDeadline(createManualClock(), 1000, undefined, onTimeout, () => Promise.reject(error));
  expect(await failureOf(run)).toBe(error);
});

test("what takes longer is left behind, and told by its signal", async () => {
  const clock = createManualClock();
  let inner: AbortSignal | undefined;
  const result = failureOf(() =>
    withDeadline(clock, 1000, undefined, onTimeout, (signal) => {
      inner = signal;
      return forever();
    }),
  );
  await clock.advance(999);
  expect(inner?.aborted).toBe(false);
  await clock.advance(1);
  expect(await result).toBe(late);
  expect(inner?.reason).toBe(late);
});

test("the caller's abort comes back with the caller's reason", async () => {
  const { controller, signal } = countedSignal();
  const result = failureOf(() => withDeadline(createManualClock(), 1000, signal, onTimeout, forever));
  controller.abort("a reason that is no Error");
  expect(await result).toBe("a reason that is no Error");
});

test("nothing is run for a caller that gave up before", async () => {
  let ran = false;
  const run = async () => {
    ran = true;
  };
  const signal = AbortSignal.abort("before");
  expect(await failureOf(() => withDeadline(createManualClock(), 1000, signal, onTimeout, run))).toBe("before");
  expect(ran).toBe(false);
});

test.each<[string, () => Promise<unknown>]>([
  ["is done", async () => "done"],
  ["fails", () => Promise.reject(new Error("failed"))],
  ["is late", forever],
])("when it %s no one listens to the signal any more", async (_, run) => {
  const clock = createManualClock();
  const counted = countedSignal();
  const result = withDeadline(clock, 1000, counted.signal, onTimeout, run);
  expect(counted.listeners).toBe(1);
  await clock.runUntil(result.catch(() => undefined));
  await clock.advance(1000);
  expect(counted.listeners).toBe(0);
});

test("a wait for a promise ends with it, or with the signal", async () => {
  const controller = new AbortController();
  expect(await untilAborted(Promise.resolve(1), controller.signal)).toBe(1);
  expect(await failureOf(() => untilAborted(Promise.reject(late), controller.signal))).toBe(late);
  const waiting = failureOf(() => untilAborted(forever(), controller.signal));
  controller.abort("given up");
  expect(await waiting).toBe("given up");
  expect(await failureOf(() => untilAborted(Promise.resolve(1), controller.signal))).toBe("given up");
});

test("a sleep ends with its time, and leaves no one listening", async () => {
  const clock = createManualClock();
  const counted = countedSignal();
  const sleeping = sleep(clock, 1000, counted.signal);
  expect(counted.listeners).toBe(1);
  await clock.runUntil(sleeping);
  expect(counted.listeners).toBe(0);
});

test("a sleep ends with the signal's reason, before or meanwhile", async () => {
  const controller = new AbortController();
  const sleeping = failureOf(() => sleep(createManualClock(), 1000, controller.signal));
  controller.abort("given up");
  expect(await sleeping).toBe("given up");
  expect(await failureOf(() => sleep(createManualClock(), 1000, controller.signal))).toBe("given up");
});

test("a signal that is none is refused before anything starts", async () => {
  const clock = createManualClock();
  const signal = new AbortController() as unknown as AbortSignal;
  const error = await failureOf(() => withDeadline(clock, 1000, signal, onTimeout, forever));
  expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", message: "signal: must be an AbortSignal" });
  expect(clock.waits).toEqual([]);
});

test("what has ended leaves no timer behind, which would keep a process alive", async () => {
  const clock = createManualClock();
  const run = (end: () => Promise<void>) => withDeadline(clock, 60_000, undefined, () => new Error("late"), end);
  const success = run(async () => {});
  expect(clock.running).toBe(1);
  await success;
  expect(clock.running).toBe(0);
  await failureOf(() => run(() => Promise.reject(new Error("failed"))));
  expect(clock.running).toBe(0);
});

const listenersOf = (signal: AbortSignal) => getEventListeners(signal, "abort").length;

test("however many wait for a signal, it has one listener, and none once nothing waits", () => {
  const { signal } = new AbortController();
  const run = () => undefined;
  const stops = Array.from({ length: 20 }, () => onAbort(signal, run));
  expect(listenersOf(signal)).toBe(1);
  for (const stop of stops.slice(1)) stop();
  // Twice changes nothing.
  stops[1]?.();
  expect(listenersOf(signal)).toBe(1);
  stops[0]?.();
  expect(listenersOf(signal)).toBe(0);
});

test("all that wait are called once, in order, but for those that were taken back", () => {
  const controller = new AbortController();
  const called: number[] = [];
  const stops = [1, 2, 3].map((number) => onAbort(controller.signal, () => called.push(number)));
  stops[1]?.();
  controller.abort();
  expect(called).toEqual([1, 3]);
  expect(listenersOf(controller.signal)).toBe(0);
  for (const stop of stops) stop();
});

test("a signal that was let go of can be waited for again", () => {
  const controller = new AbortController();
  onAbort(controller.signal, () => undefined)();
  let called = 0;
  onAbort(controller.signal, () => called++);
  controller.abort();
  expect(called).toBe(1);
});

test("linked signals abort with the first of their sources, and follow none of them once unlinked", () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const linked = linkSignals([one.signal, undefined, other.signal]);
  const unlinked = linkSignals([one.signal]);
  unlinked.unlink();
  other.abort(new Error("other"));
  one.abort(new Error("one"));
  expect(linked.signal.reason).toMatchObject({ message: "other" });
  expect(unlinked.signal.aborted).toBe(false);
  expect(linkSignals([one.signal]).signal.reason).toMatchObject({ message: "one" });
});

test("a long-lived signal keeps nothing of those that were linked to it", () => {
  const { signal } = new AbortController();
  for (let run = 0; run < 30; run++) linkSignals([signal]).unlink();
  expect(listenersOf(signal)).toBe(0);
});

test("a wait that is aborted leaves no timer behind", async () => {
  const clock = createManualClock();
  const controller = new AbortController();
  const failure = failureOf(() => sleep(clock, 60_000, controller.signal));
  expect(clock.running).toBe(1);
  controller.abort("given up");
  expect(await failure).toBe("given up");
  expect(clock.running).toBe(0);
});
