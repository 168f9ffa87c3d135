import type { FileHandle } from "node:fs/promises";
import { expect, test } from "vitest";
import { failureOf } from "../testing/failure-of.js";
import { sha256 } from "../testing/package-world.js";
import { createPartWriter } from "./part-writer.js";
import { startDigest } from "./running-digest.js";

/** A file that takes at most so many bytes at once, and so many in all. */
function fileOf(most: number, space = Number.POSITIVE_INFINITY) {
  const bytes: number[] = [];
  const writes: number[] = [];
  const writev = async (pieces: Uint8Array[], position: number) => {
    if (bytes.length >= space) throw Object.assign(new Error("full"), { code: "ENOSPC", syscall: "write" });
    const written = pieces.flatMap((piece) => [...piece]).slice(0, most);
    bytes.splice(position, written.length, ...written);
    writes.push(pieces.length);
    return { bytesWritten: written.length };
  };
  return { handle: { writev } as unknown as FileHandle, bytes, writes };
}

test("pieces are written whole and in order, whatever the system takes at once", async () => {
  const { handle, bytes } = fileOf(2);
  const positions: number[] = [];
  const digest = startDigest();
  const writer = createPartWriter({ handle, part: "p", from: 0, digest }, (position) => positions.push(position));
  await writer.write(Uint8Array.of(1, 2, 3, 4, 5));
  await writer.write(Uint8Array.of(6));
  await writer.flush();
  expect(bytes).toEqual([1, 2, 3, 4, 5, 6]);
  expect(positions).toEqual([5, 6]);
  expect([writer.written, digest.position]).toEqual([6, 6]);
  expect(digest.hex()).toBe(sha256(Uint8Array.of(1, 2, 3, 4, 5, 6)));
});

test("pieces that come while one is written are written together", async () => {
  const { handle, bytes, writes } = fileOf(100);
  const writer = createPartWriter({ handle, part: "p", from: 0, digest: startDigest() }, () => undefined);
  for (let piece = 0; piece < 5; piece++) void writer.write(Uint8Array.of(piece));
  await writer.flush();
  expect(bytes).toEqual([0, 1, 2, 3, 4]);
  expect(writes).toEqual([1, 4]);
});

test("no more than a mebibyte waits", async () => {
  let free = () => {};
  const writev = (pieces: Uint8Array[]) =>
    new Promise((resolve) => {
      free = () => resolve({ bytesWritten: pieces.reduce((sum, { length }) => sum + length, 0) });
    });
  const handle = { writev } as unknown as FileHandle;
  const writer = createPartWriter({ handle, part: "p", from: 0, digest: startDigest() }, () => undefined);
  await writer.write(new Uint8Array(10));
  await writer.write(new Uint8Array(2 ** 20 - 1));
  let isTaken = false;
  const taken = writer.write(new Uint8Array(1)).then(() => {
    isTaken = true;
  });
  await new Promise(setImmediate);
  expect(isTaken).toBe(false);
  free();
  await new Promise(setImmediate);
  free();
  await taken;
  expect(writer.written).toBe(2 ** 20 + 10);
});

test("a full disk fails the flush and every later write, and says how far it came", async () => {
  const { handle } = fileOf(2, 4);
  const writer = createPartWriter({ handle, part: "/x.part", from: 0, digest: startDigest() }, () => undefined);
  await writer.write(Uint8Array.of(1, 2, 3, 4, 5));
  expect(await failureOf(() => writer.flush())).toMatchObject({ code: "ERR_ASC_FILE", path: "/x.part" });
  expect(await failureOf(() => writer.write(new Uint8Array(2 ** 20)))).toMatchObject({ code: "ERR_ASC_FILE" });
  expect(writer.written).toBe(4);
});
