import type { FileHandle } from "node:fs/promises";
import { expect, test } from "vitest";
import { failureOf } from "../../test-support/failure-of.js";
import { sha256 } from "../../test-support/package-world.js";
import { createPartWriter, startDigest } from "./resume-part.js";

/** A file that takes at most so many bytes at once, and so many in all. */
function fileOf(most: number, space = Number.POSITIVE_INFINITY) {
  const bytes: number[] = [];
  const write = (_: number, piece: Uint8Array, offset: number, length: number, position: number) => {
    if (bytes.length >= space) throw Object.assign(new Error("full"), { code: "ENOSPC", syscall: "write" });
    const written = [...piece.subarray(offset, offset + Math.min(length, most))];
    bytes.splice(position, written.length, ...written);
    return written.length;
  };
  return { bytes, write, handle: { fd: 3 } as FileHandle };
}

test("pieces are written whole and in order, whatever the system takes at once", async () => {
  const { handle, bytes, write } = fileOf(2);
  const digest = startDigest();
  const writer = createPartWriter({ handle, part: "p", from: 0, digest }, write);
  await writer.write(Uint8Array.of(1, 2, 3, 4, 5));
  await writer.write(Uint8Array.of(6));
  expect(bytes).toEqual([1, 2, 3, 4, 5, 6]);
  expect([writer.written, digest.position]).toEqual([6, 6]);
  expect(digest.hex()).toBe(sha256(Uint8Array.of(1, 2, 3, 4, 5, 6)));
});

test("a full disk fails the piece and every later one, and says how far it came", async () => {
  const { handle, write } = fileOf(2, 4);
  const digest = startDigest();
  const writer = createPartWriter({ handle, part: "/x.part", from: 0, digest }, write);
  for (const piece of [Uint8Array.of(1, 2, 3, 4, 5), Uint8Array.of(6)]) {
    expect(await failureOf(() => writer.write(piece))).toMatchObject({ code: "ERR_ASC_FILE", path: "/x.part" });
  }
  expect([writer.written, digest.position]).toEqual([4, 4]);
});
