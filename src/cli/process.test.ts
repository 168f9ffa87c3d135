import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { interruptBy } from "./process.js";

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

test("what is to be written before the end is written once, and a third Ctrl-C waits for nothing", () => {
  const { log, process } = fakeProcess(false);
  let end = () => {};
  interruptBy(process, (exit) => {
    log.push("document");
    end = exit as () => void;
  });
  for (const _ of ["first", "second", "third"]) process.emit("SIGINT");
  expect(log).toEqual(["document", 130]);
  end();
  expect(log).toEqual(["document", 130, 130]);
});
