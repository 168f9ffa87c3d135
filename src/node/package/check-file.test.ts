import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../test-support/package-world.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import { digestFile, sameDigest } from "./check-file.js";

const bufferBytes = 1 << 20;

test("slices and the whole are digested alike, wherever the slices meet the buffer's end", async () => {
  const file = join(await temporaryFolder(), "file");
  const sizes = fc.oneof(fc.nat(5_000), fc.integer({ min: bufferBytes - 3, max: bufferBytes + 3 }));
  const chunks = fc.oneof(
    fc.integer({ min: 1_000, max: 9_000 }),
    fc.integer({ min: bufferBytes - 3, max: 2 * bufferBytes }),
  );
  await fc.assert(
    fc.asyncProperty(sizes, chunks, async (size, chunkSize) => {
      const bytes = Buffer.alloc(size, "0123456789abcdefg");
      await writeFile(file, bytes);
      const handle = await open(file);
      const found = await digestFile(handle, { algorithm: "sha256", chunkSize }, undefined).finally(() =>
        handle.close(),
      );
      const starts = Array.from({ length: Math.max(1, Math.ceil(size / chunkSize)) }, (_, index) => index * chunkSize);
      expect(found).toEqual(starts.map((start) => sha256(bytes.subarray(start, start + chunkSize))));
    }),
    { numRuns: 40, seed: 1 },
  );
});

const hex = "ecc9df4860bd98b17dd8eae7f6b7aa6371fb51911ad13578da2293409366e53c";
const base64 = Buffer.from(hex, "hex").toString("base64");

test.each([hex, hex.toUpperCase(), base64, base64.replaceAll("+", "-").replaceAll("/", "_"), ` ${hex}\n`])(
  "%j is the same digest",
  (text) => {
    expect(sameDigest(hex, text)).toBe(true);
  },
);

test.each(["", hex.slice(1), `${hex}0`, base64.slice(4), "not a digest", `${base64}${base64}`])("%j is not", (text) => {
  expect(sameDigest(hex, text)).toBe(false);
});
