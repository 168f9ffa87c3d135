import { expect, test } from "vitest";
import { isOlder } from "./is-older.js";

test.each([
  ["4.3", "4.4.1"],
  ["3.7.0", "4.3"],
  ["4.4.1", "4.10"],
  ["4.4", "4.4.1"],
  ["9", "10"],
])("%s is older than %s, and not the other way round", (version, than) => {
  expect(isOlder(version, than)).toBe(true);
  expect(isOlder(than, version)).toBe(false);
});

test.each([
  ["4.4.1", "4.4.1"],
  ["4.3", "4.3.0"],
])("%s and %s are of the same age", (version, than) => {
  expect(isOlder(version, than)).toBe(false);
  expect(isOlder(than, version)).toBe(false);
});
