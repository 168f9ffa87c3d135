import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../test-support/package-world.js";
import { temporaryFolder } from "../../test-support/temporary-folder.js";
import { digestFile } from "./digests.js";

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
      expect(found.chunks).toEqual(starts.map((start) => sha256(bytes.subarray(start, start + chunkSize))));
    }),
    { numRuns: 40, seed: 1 },
  );
});
