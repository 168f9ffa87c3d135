import type { FileHandle } from "node:fs/promises";
import { expect, test } from "vitest";
import { failureOf } from "../testing/failure-of.js";
import { createPartWriter } from "./part-writer.js";
import { startDigest } from "./running-digest.js";

/** A file that takes at most so many bytes at once, and so many in all. */
function fileOf(most: number, space = Number.POSITIVE_INFINITY): { handle: FileHandle; bytes: number[] } {
  const bytes: number[] = [];
  const write = async (piece: Uint8Array, offset: number, length: number, position: number) => {
    if (bytes.length >= space) throw Object.assign(new Error("full"), { code: "ENOSPC", syscall: "write" });
    const written = piece.subarray(offset, offset + Math.min(length, most));
    bytes.splice(position, written.length, ...written);
    return { bytesWritten: written.length };
  };
  return { handle: { write } as unknown as FileHandle, bytes };
}

test("pieces are written whole and in order, whatever the system takes at once", async () => {
  const { handle, bytes } = fileOf(2);
  const positions: number[] = [];
  const writer = createPartWriter({ handle, part: "p", from: 0, digest: startDigest() }, (position) =>
    positions.push(position),
  );
  await writer.write(Uint8Array.of(1, 2, 3, 4, 5));
  await writer.write(Uint8Array.of(6));
  await writer.flush();
  expect(bytes).toEqual([1, 2, 3, 4, 5, 6]);
  expect(positions).toEqual([5, 6]);
  expect(writer.written).toBe(6);
});

test("a full disk fails the next write or the flush, and says how far it came", async () => {
  const { handle } = fileOf(2, 4);
  const writer = createPartWriter({ handle, part: "/x.part", from: 0, digest: startDigest() }, () => undefined);
  await writer.write(Uint8Array.of(1, 2, 3, 4, 5));
  expect(await failureOf(() => writer.write(Uint8Array.of(6)))).toMatchObject({
    code: "ERR_ASC_FILE",
    path: "/x.part",
  });
  expect(await failureOf(() => writer.flush())).toMatchObject({ code: "ERR_ASC_FILE" });
  expect(writer.written).toBe(4);
});
