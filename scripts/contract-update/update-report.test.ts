import { expect, test } from "vitest";
import type { Change } from "../contract-diff/change.js";
import type { Impact } from "../contract-diff/classify.js";
import { reportOf } from "../contract-diff/report.js";
import { steps } from "./steps.js";
import { refusedReport, type Update, unchangedReport, updateReport } from "./update-report.js";

const change = (impact: Impact): Change => ({
  ...{ impact, operation: "GET /v1/books" },
  rule: "some-rule",
  location: "response 200",
  message: `something ${impact}`,
});
const touched = [{ operation: "GET /v1/books", methods: ["books.list"], examples: ["200 two"] }];
const report = (impacts: Impact[], changes: Partial<Update> = {}) =>
  updateReport({
    ...{ from: "1.0", to: "2.0", diff: reportOf(impacts.map(change)), touched, failure: undefined, dryRun: false },
    ...changes,
  });
const lineOf = (text: string, start: string) => text.split("\n").find((line) => line.startsWith(start));
const types = steps.find(({ script }) => script === "types");
const failure = types && { ...types, output: "src/client.ts(1,1): error", isTimeout: false };

test.each<[Impact[], string]>([
  [["neutral", "additive", "breaking"], "breaking"],
  [["neutral", "additive"], "additive"],
  [["neutral"], "neutral"],
  [[], "neutral"],
])("of the changes %j its first line says %s", (impacts, weight) => {
  expect(report(impacts).split("\n")[0]).toBe(`# Contract 1.0 → 2.0: ${weight}`);
});

test("the changes stand in it, the weightiest first, and what they touch", () => {
  const text = report(["additive", "breaking"]);
  expect(text).toContain("1 breaking, 1 additive, 0 neutral");
  expect(text.indexOf("something breaking")).toBeLessThan(text.indexOf("something additive"));
  expect(text).toContain("| `GET /v1/books` | `books.list` | 200 two |");
});

test("an operation without a method or an example says so", () => {
  const text = report(["additive"], { touched: [{ operation: "GET /v1/clocks", methods: [], examples: [] }] });
  expect(text).toContain("| `GET /v1/clocks` | none yet | none |");
});

test("when every step passes, they are listed and the next step is told", () => {
  const text = report(["additive"]);
  expect(text).toContain("`openapi/` and `generated/` are written.");
  expect(lineOf(text, "**Next:**")).toBe("**Next:** read what changed, run `npm test`, commit.");
  expect(text.match(/: passes$/gm)).toHaveLength(steps.length);
});

test("a breaking update is to be told in the changelog", () => {
  expect(lineOf(report(["breaking"]), "**Next:**")).toContain("say so in CHANGELOG.md");
});

test("a dry run says that nothing was written", () => {
  const text = report(["breaking"], { dryRun: true });
  expect(text).toContain("nothing was written");
  expect(lineOf(text, "**Next:**")).toBe("**Next:** run it without `--dry-run`.");
});

test("a failed step stands in it with its output and what to do, and those after it were not run", () => {
  const text = report(["additive"], { failure });
  expect(text).toContain("Nothing was written: `npm run types` fails with the new contract.");
  expect(text).toContain("```text\nsrc/client.ts(1,1): error\n```");
  expect(lineOf(text, "**Next:**")).toContain("as the compiler says. Then run this command again");
  expect(lineOf(text, "- `npm run generate`")).toMatch(/: passes$/);
  expect(lineOf(text, "- `npm run types`")).toMatch(/: \*\*fails\*\*$/);
  expect(lineOf(text, "- `npm run test:contract`")).toMatch(/: not run$/);
});

test("an output cannot end the block that it stands in", () => {
  expect(refusedReport("one\n````\n# two")).toContain("`````text\none\n````\n# two\n`````");
});

test("no change and a refusal say that nothing was written", () => {
  expect(unchangedReport("1.0")).toMatch(/^# Contract 1\.0: no change\n[\s\S]*Nothing was written\.$/);
  expect(refusedReport("no such file")).toMatch(/^# Contract: no update\n[\s\S]*Nothing was changed\.$/);
});
