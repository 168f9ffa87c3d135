import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { linkSignals, onAbort } from "./on-abort.js";

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
