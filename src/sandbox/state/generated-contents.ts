import { createCipheriv } from "node:crypto";
import type { Contents } from "./contents.js";

const blockBytes = 16;
const zeros = Buffer.alloc(256 * 1024);

/** A file that is never held: the keystream of AES in counter mode, which can be entered anywhere. `key` is 16 bytes. */
export function generatedContents(key: Buffer, size: number): Contents {
  return {
    size,
    *bytes(start, end) {
      const counter = Buffer.alloc(blockBytes);
      counter.writeBigUInt64BE(BigInt(Math.floor(start / blockBytes)), 8);
      const cipher = createCipheriv("aes-128-ctr", key, counter);
      cipher.update(zeros.subarray(0, start % blockBytes));
      for (let at = start; at < end; at += zeros.length) yield cipher.update(zeros.subarray(0, end - at));
    },
  };
}
