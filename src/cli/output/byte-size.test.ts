import { expect, test } from "vitest";
import { formatBytes } from "./byte-size.js";

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
