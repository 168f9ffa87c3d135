import { expect, test } from "vitest";
import { byteRange } from "./serve-download.js";

const cases: [header: string | undefined, range: ReturnType<typeof byteRange>][] = [
  ["bytes=0-0", { start: 0, end: 1 }],
  ["bytes=10-19", { start: 10, end: 20 }],
  ["bytes=90-", { start: 90, end: 100 }],
  ["bytes=90-1000", { start: 90, end: 100 }],
  ["bytes=-5", { start: 95, end: 100 }],
  ["bytes=-1000", { start: 0, end: 100 }],
  ["bytes=100-", "unsatisfiable"],
  ["bytes=500-600", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  [undefined, undefined],
  ["bytes=-", undefined],
  ["bytes=20-10", undefined],
  ["bytes=0-1,5-6", undefined],
  ["lines=0-1", undefined],
];

for (const [header, range] of cases) {
  test(`of 100 bytes, ${header} asks for ${JSON.stringify(range) ?? "all"}`, () => {
    expect(byteRange(header, 100)).toEqual(range);
  });
}
