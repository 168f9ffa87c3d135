import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { digestsOf, generatedContents } from "./asset.js";

const key = Buffer.alloc(16, 7);

function read(size: number, start: number, end: number): Buffer {
  return Buffer.concat([...generatedContents(key, size).bytes(start, end)]);
}

test("any part of a file is what the whole file has there", () => {
  const size = 600_000;
  const whole = read(size, 0, size);
  expect(whole).toHaveLength(size);
  for (const [start, end] of [
    [0, 1],
    [1, 17],
    [15, 16],
    [16, 33],
    [262_143, 262_145],
    [524_289, size],
    [7, 7],
  ] as const) {
    expect(read(size, start, end).equals(whole.subarray(start, end)), `${start} to ${end}`).toBe(true);
  }
});

test("a place far into a file of many gigabytes is read at once", () => {
  const start = 2 ** 41 + 3;
  expect(read(2 ** 42, start, start + 20).equals(read(2 ** 42, start - 5, start + 20).subarray(5))).toBe(true);
});

test("files of different keys differ", () => {
  const other = Buffer.concat([...generatedContents(Buffer.alloc(16, 8), 32).bytes(0, 32)]);
  expect(other.equals(read(32, 0, 32))).toBe(false);
});

test("digests are those of the file and of each slice, the last one shorter", async () => {
  const size = 9_000_001;
  const digests = await digestsOf(generatedContents(key, size), 4_000_000);
  const whole = read(size, 0, size);
  const sha256 = (start: number, end?: number) => createHash("sha256").update(whole.subarray(start, end)).digest("hex");
  expect(digests.file).toBe(sha256(0));
  expect(digests.chunks).toEqual([sha256(0, 4_000_000), sha256(4_000_000, 8_000_000), sha256(8_000_000)]);
});

test("a file in one slice has the digest of the file", async () => {
  const { file, chunks } = await digestsOf(generatedContents(key, 1000), 1000);
  expect(chunks).toEqual([file]);
});

test("others run while the digests of a large file are computed", async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await digestsOf(generatedContents(key, 100_000_000), 100_000_000);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(3);
});
