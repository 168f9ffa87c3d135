import { expect, test } from "vitest";
import { createAttempts } from "./download-file.js";

const failed = (received: number, more: object = {}) => ({
  isComplete: false as const,
  received,
  reason: "x",
  ...more,
});
const KiB = 1_024;

/** Counts failures that ended at these places. */
function counted(left: number, ends: (number | object)[]) {
  const attempts = createAttempts(left);
  return ends.map((end) => attempts.count(typeof end === "number" ? failed(end) : failed(0, end)));
}

test.each([
  ["nothing comes", 0, [0, 0, 0, 0, 0, 0], [1, 2, 3, 4, 5, undefined]],
  ["a little comes each time", 0, [10, 20, 30, 40, 50, 60], [1, 2, 3, 4, 5, undefined]],
  ["64 KiB come now and then", 0, [10, 40 * KiB, 64 * KiB + 10, 64 * KiB + 10], [1, 2, 1, 2]],
  ["what comes is what existed already", 9_999_999, [0, 70 * KiB], [1, 2]],
  ["the same comes from the beginning each time", 0, [70 * KiB, { restart: true }, 70 * KiB], [1, 2, 3]],
  ["a part of an earlier run was useless", 9_999_999, [{ restart: true }, 70 * KiB], [1, 1]],
])("where %s, failures are counted so", (_, left, ends, counts) => {
  expect(counted(left, ends)).toEqual(counts);
});

test("what is there of an earlier run counts as resumed until it is begun again", () => {
  const attempts = createAttempts(100);
  attempts.count(failed(100));
  expect([attempts.from, attempts.isResumed]).toEqual([100, true]);
  attempts.count(failed(0, { restart: true }));
  attempts.count(failed(50));
  expect([attempts.from, attempts.isResumed]).toEqual([50, false]);
});

test.each([
  ["nothing was added to what is there", 100, {}, [6, undefined]],
  ["nothing is there", 0, {}, [undefined]],
  ["the server refuses", 100, { status: 503 }, [undefined]],
])("the sixth failure in a row, where %s", (_, left, more, counts) => {
  const attempts = createAttempts(left);
  for (let failure = 1; failure <= 5; failure++) attempts.count(failed(left, more));
  expect(counts.map(() => attempts.count(failed(attempts.from, more)))).toEqual(counts);
});
