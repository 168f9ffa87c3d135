import { expect, test } from "vitest";
import type { Outcome } from "./outcome.js";
import { allBarsMet, partReport } from "./report.js";
import { barLines, tableOf } from "./table.js";

const caught: Outcome = {
  ...{
    operator: "drop the token",
    site: "src/a.ts:1",
    expected: "caught",
    owner: "unit tests",
    caughtBy: ["unit tests"],
  },
};
const survivor: Outcome = { ...caught, site: "src/a.ts:2", caughtBy: [] };
const equivalent: Outcome = { ...survivor, site: "src/a.ts:3", equivalent: "nobody can tell" };
const report = partReport("wrapper", [caught, survivor, equivalent], 1.25);

test("a table has a row for each operator, and lists survivors and equivalents", () => {
  expect(tableOf(report)).toBe(`wrapper (1.3 s)
  operator        mutants  right     %  owned by    caught by
  drop the token        2      1  50.0  unit tests  unit tests 1
  1 operators           2      1  50.0
  survived: drop the token: src/a.ts:2 (no gate)
  equivalent: drop the token: src/a.ts:3 (nobody can tell)
`);
});

test("of many survivors the first are shown, and the rest counted", () => {
  const text = tableOf(
    partReport(
      "wrapper",
      Array.from({ length: 25 }, () => survivor),
      1,
    ),
  );
  expect(text.match(/survived:/g)).toHaveLength(20);
  expect(text).toContain("… and 5 more");
});

test("bars are shown met or missed", () => {
  expect(barLines({ extent: undefined, parts: [report] })).toMatch(/^✗ .*: 50\.00 %, 1 of 2 \(at least 100 %\)$/);
  expect(barLines({ extent: undefined, parts: [partReport("wrapper", [caught], 1)] })).toMatch(/^✓ /);
});

test("a report fails with one bar, and with nothing in it", () => {
  const good = partReport("wrapper", [caught, equivalent], 1);
  expect(allBarsMet({ extent: undefined, parts: [good] })).toBe(true);
  expect(allBarsMet({ extent: undefined, parts: [good, report] })).toBe(false);
  expect(allBarsMet({ extent: undefined, parts: [] })).toBe(false);
});
