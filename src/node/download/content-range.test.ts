import { expect, test } from "vitest";
import { isEncoded, parseContentRange } from "./content-range.js";

test.each([
  ["bytes 700-2499/2500", { start: 700, total: 2500 }],
  ["Bytes 700-2499/2500", { start: 700, total: 2500 }],
  ["BYTES=700 - 2499 / 2500 ", { start: 700, total: 2500 }],
  ["bytes 700-2499/*", { start: 700, total: undefined }],
  ["bytes 700-", { start: 700, total: undefined }],
  ["bytes */2500", { start: undefined, total: 2500 }],
  ["items 0-5/6", undefined],
  ["bytes x-5/6", undefined],
  ["", undefined],
  [null, undefined],
])("of Content-Range %j start and total are %j", (header, expected) => {
  expect(parseContentRange(header)).toEqual(expected);
});

test.each([
  [null, false],
  ["", false],
  ["Identity", false],
  ["identity, identity", false],
  // Made up by servers, and not unfolded by anybody.
  ["utf-8", false],
  ["aws-chunked", false],
  ["gzip", true],
  ["X-GZIP", true],
  ["identity, br", true],
  ["aws-chunked,deflate", true],
])("a body with Content-Encoding %j is packed: %j", (header, expected) => {
  expect(isEncoded(header)).toBe(expected);
});

test("a header of any length is read in no time", () => {
  const startedAt = performance.now();
  for (const filling of [" ", "1", "-", "= "]) {
    for (const start of ["bytes", "bytes 1-", "bytes 1-1/"]) {
      parseContentRange(`${start}${filling.repeat(200_000)}x`);
    }
  }
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
