import { expect, test } from "vitest";
import { operations } from "../../generated/operations.js";
import type { Change } from "../../src/contract/diff/change.js";
import type { Impact } from "../../src/contract/diff/classify.js";
import { reportOf } from "../../src/contract/report/report.js";
import { readContract } from "../contract/files.js";
import { refusedReport, type Update, unchangedReport, updateReport } from "./report.js";
import { firstFailure, steps } from "./steps.js";

const contract = await readContract();
const create = "POST /v1/alternativeDistributionPackages";
const changeOf = (impact: Impact): Change => ({
  ...{ impact, operation: "GET /v1/books", rule: "some-rule", location: "response 200" },
  message: `something ${impact}`,
});
const at = (operation: string, location: string): Change => ({ ...changeOf("additive"), operation, location });
const report = (changes: Change[], more: Partial<Update> = {}) =>
  updateReport({
    ...{ before: { ...contract, info: { ...contract.info, version: "1.0" } }, diff: reportOf(changes) },
    ...{ after: { ...contract, info: { ...contract.info, version: "2.0" } }, failure: undefined, dryRun: false },
    ...more,
  });
const lineOf = (text: string, start: string) => text.split("\n").find((line) => line.startsWith(start));

/** What becomes of steps of which "types" fails with this output. */
const failing = (output: string) =>
  firstFailure("/project", new AbortController().signal, async ({ script }) => {
    if (script === "types") throw new Error(output);
  });

test.each<[Impact[], string]>([
  [["neutral", "additive", "breaking"], "breaking"],
  [["neutral", "additive"], "additive"],
  [["neutral"], "neutral"],
  [[], "neutral"],
])("of the changes %j its first line says %s", (impacts, impact) => {
  expect(report(impacts.map(changeOf)).split("\n")[0]).toBe(`# Contract 1.0 → 2.0: ${impact}`);
});

test("the changes stand in it, the weightiest first", () => {
  const text = report([changeOf("additive"), changeOf("breaking")]);
  expect(text).toContain("1 breaking, 1 additive, 0 neutral");
  expect(text.indexOf("something breaking")).toBeLessThan(text.indexOf("something additive"));
});

test.each([
  ["a change of a response", at(create, "response 201 data.attributes"), /\| `packages\.create` \| 201 \w+/],
  ["a change of a body", at(create, "request body data.type"), /\| `packages\.create` \| request \w+/],
  ["a change of a parameter", at("GET /v1/apps", "parameter limit"), /\| `apps\.find` \| none \|/],
  ["a response without a body", at("DELETE /v1/webhooks/{id}", "response 204"), /\| `webhooks\.delete` \| none \|/],
  ["an operation that nothing calls yet", at("GET /v1/clocks", "operation"), /\| none yet \| none \|/],
])("%s touches a method and examples", (_, change, touched) => {
  const row = lineOf(report([change]), `| \`${change.operation}\``);
  expect(row).toMatch(touched);
});

test("an operation is listed once, and what concerns all of them is left out", () => {
  const text = report([at(create, "response 201 data.a"), at("*", "security"), at(create, "response 201 data.b")]);
  expect(text.match(/^\| `.*$/gm)).toHaveLength(1);
});

test("every operation of the contract has a method", () => {
  const text = report(Object.keys(operations).map((operation) => at(operation, "operation")));
  expect(text).not.toContain("none yet");
});

test("when every step passes, they are listed and the next step is named", () => {
  const text = report([changeOf("additive")]);
  expect(text).toContain("`openapi/` and `generated/` are written.");
  expect(lineOf(text, "**Next:**")).toBe("**Next:** read what changed, run `npm test`, commit.");
  expect(text.match(/: passes$/gm)).toHaveLength(steps.length);
});

test("a breaking update belongs into the changelog", () => {
  expect(lineOf(report([changeOf("breaking")]), "**Next:**")).toContain("say so in CHANGELOG.md");
});

test("what the overlay does not describe yet is named", () => {
  const [[path, item] = ["", {}]] = Object.entries(contract.paths);
  const get = { ...item.get, summary: undefined, responses: item.get?.responses ?? {} };
  const text = report([], { after: { ...contract, paths: { ...contract.paths, [path]: { ...item, get } } } });
  expect(text).toContain(`## To describe in openapi/overlay.yaml\n\n- \`$.paths['${path}'].get: summary\``);
  expect(report([])).not.toContain("To describe");
});

test("a dry run says that nothing was written", () => {
  const text = report([changeOf("breaking")], { dryRun: true });
  expect(text).toContain("nothing was written");
  expect(lineOf(text, "**Next:**")).toBe("**Next:** run it without `--dry-run`.");
});

test("a failed step stands in it with its output and what to do, and those after it were not run", async () => {
  const text = report([changeOf("additive")], { failure: await failing("/project/src/client.ts(1,1): error") });
  expect(text).toContain("Nothing was written: `npm run types` fails with the new contract.");
  expect(text).toContain("```text\n./src/client.ts(1,1): error\n```");
  expect(lineOf(text, "**Next:**")).toContain("as the compiler says. Then run this command again");
  expect(lineOf(text, "- `npm run lint:contract`")).toMatch(/: passes$/);
  expect(lineOf(text, "- `npm run types`")).toMatch(/: \*\*fails\*\*$/);
  expect(lineOf(text, "- `npm run test:contract`")).toMatch(/: not run$/);
});

test("of a long output the beginning and the end are kept, and of a long line the beginning", async () => {
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index + 1}`);
  const failure = await failing([`${"b".repeat(301)}`, ...lines].join("\n"));
  const kept = failure?.output.split("\n") ?? [];
  expect(kept).toHaveLength(41);
  expect([kept[0], kept[20], kept[40]]).toEqual([`${"b".repeat(300)}…`, "… 61 lines …", "line 100"]);
});

test("an output cannot end the block that it stands in", () => {
  expect(refusedReport("one\n````\n# two")).toContain("`````text\none\n````\n# two\n`````");
});

test("no change and a refusal say that nothing was written", () => {
  expect(unchangedReport("1.0")).toMatch(/^# Contract 1\.0: no change\n[\s\S]*Nothing was written\.$/);
  expect(refusedReport("no such file")).toMatch(/^# Contract: no update\n[\s\S]*Nothing was changed\.$/);
});
