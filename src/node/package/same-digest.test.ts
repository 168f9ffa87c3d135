import { expect, test } from "vitest";
import { sameDigest } from "./same-digest.js";

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
