import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { interruptBy } from "./interrupt.js";

function fakeProcess(isTTY: boolean) {
  const log: unknown[] = [];
  const stderr = { isTTY, write: (text: string) => log.push(text) };
  return { log, process: Object.assign(new EventEmitter(), { stderr, exit: (code: number) => log.push(code) }) };
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"])("%s aborts, and does not end the process", (name) => {
  const { log, process } = fakeProcess(true);
  const signal = interruptBy(process);
  expect(signal.aborted).toBe(false);
  process.emit(name);
  expect(signal.aborted).toBe(true);
  expect(log).toEqual([]);
});

test.each([
  [true, ["\n", 130]],
  [false, [130]],
])("the second Ctrl-C ends at once; on a terminal (%s) it leaves the bar's line", (isTTY, expected) => {
  const { log, process } = fakeProcess(isTTY);
  interruptBy(process);
  process.emit("SIGINT");
  process.emit("SIGINT");
  expect(log).toEqual(expected);
});
