import { expect, test } from "vitest";
import { reportOf } from "../contract-diff/report.js";
import { changesEntry, withEntry } from "./changes-file.js";

const change = {
  impact: "additive",
  rule: "endpoint-added",
  operation: "GET /v1/books",
  location: "operation",
  message: "operation added",
} as const;

test("an entry has its title, its figures and each change with its weight", () => {
  const entry = changesEntry(reportOf([change]), "1.0 → 2.0 (2026-01-31)");
  expect(entry).toMatch(/^## 1\.0 → 2\.0 \(2026-01-31\)\n\n0 breaking, 1 additive, 0 neutral\n/);
  expect(entry).toContain("`GET /v1/books`");
  expect(entry).toMatch(/^- .*additive.*operation added.*`endpoint-added`.*$/m);
  expect(entry).toMatch(/[^\n]\n$/);
});

test("an entry without changes says so", () => {
  expect(changesEntry(reportOf([]), "1.0 → 1.1")).toBe("## 1.0 → 1.1\n\nNo changes that concern a client.\n");
});

test("the newest entry stands first, below the heading and what it says", () => {
  const first = withEntry("# Changes\n\nIn words.\n", "## One\n\nA.\n");
  expect(first).toBe("# Changes\n\nIn words.\n\n## One\n\nA.\n");
  expect(withEntry(first, "## Two\n\nB.\n")).toBe("# Changes\n\nIn words.\n\n## Two\n\nB.\n\n## One\n\nA.\n");
});
