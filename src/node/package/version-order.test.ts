import { expect, test } from "vitest";
import { compareVersions } from "./version-order.js";

test("versions and builds are ordered by their numbers, however long", () => {
  const ordered = [
    "1.9",
    "1.10",
    "2",
    "2.0.1",
    "2.4.0",
    "202611280400",
    "99999999999999999998",
    "99999999999999999999",
  ];
  expect([...ordered].sort(() => 0.5 - ordered.length).sort(compareVersions)).toEqual(ordered);
  expect(compareVersions("2.4", "2.4.0")).toBe(0);
  expect(compareVersions("2.4.b", "2.4.a")).toBeGreaterThan(0);
});
