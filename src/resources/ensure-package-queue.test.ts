import { expect, test } from "vitest";
import { failureOf } from "../test-support/failure-of.js";
import { createQueue } from "./ensure-package.js";

/** A job that ends when it is reported to. */
function createJob(log: string[], name: string) {
  const ends = { resolve: () => {}, reject: () => {} };
  const run = () =>
    new Promise<string>((resolve, reject) => {
      log.push(`${name} runs`);
      ends.resolve = () => resolve(name);
      ends.reject = () => reject(new Error(name));
    });
  return { run, ends };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("jobs with the same key run one after the other", async () => {
  const log: string[] = [];
  const [first, second] = [createJob(log, "first"), createJob(log, "second")];
  const queue = createQueue();
  const results = Promise.all([queue("key", first.run), queue("key", second.run)]);
  await settled();
  expect(log).toEqual(["first runs"]);
  first.ends.resolve();
  await settled();
  expect(log).toEqual(["first runs", "second runs"]);
  second.ends.resolve();
  expect(await results).toEqual(["first", "second"]);
});

test("jobs with different keys do not wait for one another", async () => {
  const log: string[] = [];
  const [first, second] = [createJob(log, "first"), createJob(log, "second")];
  const queue = createQueue();
  const slow = queue("a", first.run);
  const fast = queue("b", second.run);
  second.ends.resolve();
  expect(await fast).toBe("second");
  first.ends.resolve();
  await slow;
});

test("a job that fails does not hold up, nor fail, the next", async () => {
  const queue = createQueue();
  const failed = failureOf(() => queue("key", () => Promise.reject(new Error("first"))));
  const next = queue("key", async () => "second");
  expect(await failed).toMatchObject({ message: "first" });
  expect(await next).toBe("second");
});

test("a job runs at once when its turn has come", async () => {
  const queue = createQueue();
  await queue("key", async () => 1);
  await settled();
  const log: string[] = [];
  const job = createJob(log, "later");
  const result = queue("key", job.run);
  expect(log).toEqual(["later runs"]);
  job.ends.resolve();
  await result;
});

test("a signal ends the wait for one's turn, and those behind still wait for the job that runs", async () => {
  const log: string[] = [];
  const [first, second, third] = ["first", "second", "third"].map((name) => createJob(log, name));
  if (!first || !second || !third) throw new Error("three jobs");
  const queue = createQueue();
  const controller = new AbortController();
  const running = queue("key", first.run);
  const waiting = failureOf(() => queue("key", second.run, controller.signal));
  const last = queue("key", third.run);
  const reason = new Error("the caller gave up");
  controller.abort(reason);
  expect(await waiting).toBe(reason);
  await settled();
  expect(log).toEqual(["first runs"]);
  first.ends.resolve();
  await running;
  await settled();
  expect(log).toEqual(["first runs", "third runs"]);
  third.ends.resolve();
  expect(await last).toBe("third");
});

test("a third job waits for the second, not for the first alone", async () => {
  const log: string[] = [];
  const [first, second, third] = [createJob(log, "first"), createJob(log, "second"), createJob(log, "third")];
  const queue = createQueue();
  const results = Promise.all([first, second, third].map(({ run }) => queue("key", run)));
  first.ends.resolve();
  await settled();
  expect(log).toEqual(["first runs", "second runs"]);
  second.ends.resolve();
  await settled();
  third.ends.resolve();
  expect(await results).toEqual(["first", "second", "third"]);
});
