import { expect, test } from "vitest";
import { messageOf } from "../../test-support/failure-of.js";
import { formatBytes, formatDuration, parseDuration } from "./units.js";

test.each([
  ["1500ms", 1_500],
  ["90s", 90_000],
  ["45m", 2_700_000],
  ["1h", 3_600_000],
  ["1.5h", 5_400_000],
])("%s is %i ms", (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each(["", "5", "5 m", "m", "-5m", "5d", "1h30m", "0x5s", "1e3s", "ten minutes"])(
  "%j is refused with what is read instead",
  async (text) => {
    expect(await messageOf(() => parseDuration(text))).toBe("Give a number with a unit: 1500ms, 90s, 45m or 1h.");
  },
);

test("no time, and more than timers reach, are refused", async () => {
  expect(await messageOf(() => parseDuration("0s"))).toContain("longer than 0");
  expect(await messageOf(() => parseDuration("597h"))).toContain("596 hours");
  expect(parseDuration("596h")).toBe(2_145_600_000);
});

test.each([
  [0, "0 ms"],
  [999, "999 ms"],
  [1_000, "1 s"],
  [59_400, "59 s"],
  [59_600, "1 min"],
  [725_000, "12 min 5 s"],
  [3_600_000, "1 h"],
  [5_400_000, "1 h 30 min"],
])("%i ms is said as %s", (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1.0 kB"],
  [204_800_000, "204.8 MB"],
  [2_000_000_000, "2.0 GB"],
  [5e15, "5000.0 TB"],
])("%i bytes are said as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
