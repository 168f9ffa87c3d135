import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { checkContract, contractFaults } from "./check-contract.js";
import type { Document } from "./contract/document.js";
import { contractFile, filesOf, lockFile, projectRoot } from "./contract/files.js";
import { editsSinceCut } from "./contract/lock.js";
import { generate } from "./generate.js";

const text = await readFile(contractFile, "utf8");
const lock = await readFile(lockFile, "utf8");

/** The text without the block that stands below these lines, each within the one before. */
function without(text: string, ...path: string[]): string {
  const lines = text.split("\n");
  const indent = (line: string | undefined) => line?.search(/\S/) ?? 0;
  const start = path.reduce((at, step) => lines.findIndex((line, i) => i > at && line.trim() === step), -1);
  const length = lines.slice(start + 1).findIndex((line) => indent(line) <= indent(lines[start])) + 1;
  if (start < 0) throw new Error(`the contract has no ${path.join(" › ")}`);
  lines.splice(start, length);
  return lines.join("\n");
}

/** The text with one piece of it replaced, below a line. */
function changed(text: string, below: string, from: string, to: string): string {
  const at = text.indexOf(from, text.indexOf(`\n${below}`));
  if (at < 0) throw new Error(`the contract has no ${from}`);
  return text.slice(0, at) + to + text.slice(at + from.length);
}

const create = "/v1/alternativeDistributionPackages:";
const versions = "/v1/alternativeDistributionPackages/{id}/versions:";
const version = "components › schemas › AlternativeDistributionPackageVersion";

const removals: [string, string, string][] = [
  [
    "a response status",
    without(text, create, '"409":'),
    "removed: paths › /v1/alternativeDistributionPackages › post › responses › 409",
  ],
  [
    "an enum value",
    without(text, "components:", "AlternativeDistributionPackageVersion:", "state:", "- REPLACED"),
    `removed: ${version} › properties › attributes › properties › state › enum › REPLACED`,
  ],
  [
    "a required property",
    without(text, "components:", "schemas:", "ErrorObject:", "required:", "- title"),
    "removed: components › schemas › ErrorObject › required › title",
  ],
  [
    "a query parameter",
    without(text, versions, "- name: filter[state]"),
    "removed: paths › /v1/alternativeDistributionPackages/{id}/versions › get › parameters › filter[state]",
  ],
  ["an operation", without(text, "/v1/webhookPings:"), "removed: paths › /v1/webhookPings"],
  ["a method of a path", without(text, "/v1/webhooks/{id}:", "delete:"), "removed: paths › /v1/webhooks/{id} › delete"],
  ["a security scheme asked for", without(text, "security:"), "removed: security"],
  [
    "a format",
    without(text, "components:", "Webhook:", "format: uri"),
    "removed: components › schemas › Webhook › properties › attributes › properties › url › format",
  ],
];

const changes: [string, string, string][] = [
  [
    "a limit",
    changed(text, "  /v1/apps:", "maximum: 200", "maximum: 500"),
    "changed: paths › /v1/apps › get › parameters › limit › schema › maximum was 200 and is 500",
  ],
  [
    "a style",
    changed(text, "  /v1/apps:", "explode: false", "explode: true"),
    "changed: paths › /v1/apps › get › parameters › fields[apps] › explode was false and is true",
  ],
  [
    "the version it claims",
    changed(text, "info:", "version: 4.4.1", "version: 4.5.0"),
    'changed: info › version was "4.4.1" and is "4.5.0"',
  ],
  [
    "a sentence",
    changed(text, "  /v1/apps:", "summary: ", "summary: Please "),
    "changed: a description, tag or example in paths › /v1/apps › get",
  ],
  ["a line break", `${text}\n`, "the layout only"],
];

describe("a contract that was edited by hand is refused, and what moved is named:", () => {
  test.each([...removals, ...changes])("%s", (_, edited, sentence) => {
    const edits = editsSinceCut(parse(edited), edited, lock);
    expect(edits).toEqual([expect.stringContaining(sentence)]);
  });

  test("several edits, a line each", () => {
    const twice = without(changed(text, "servers:", "apple.com", "example.com"), "/v1/webhookPings:");
    expect(contractFaults(twice, lock)[0]?.split("\n")).toEqual([
      "openapi/app-store-connect.yaml is not what the cut wrote:",
      "  removed: paths › /v1/webhookPings",
      '  removed: servers › {"url":"https://api.appstoreconnect.apple.com"}',
      '  added: servers › {"url":"https://api.appstoreconnect.example.com"}',
      "Run npm run contract -- <Apple's document>, do not edit by hand.",
    ]);
  });

  test.each(removals.slice(0, 4))("%s, though what is generated from it goes along with it", async (_, edited) => {
    const committed = await readFile(join(filesOf(projectRoot).generatedFolder, "schema.ts"), "utf8");
    const contract: Document = parse(edited);
    const types = (await generate(contract)).get("schema.ts");
    expect(types).not.toBe(committed);
    expect(editsSinceCut(contract, edited, lock)).not.toEqual([]);
  });

  test("text that is no contract", () => {
    expect(contractFaults("paths: [", lock)).toEqual([expect.stringMatching(/^openapi\/.*yaml cannot be read: /)]);
    expect(contractFaults("", lock)).toEqual([expect.stringMatching(/^openapi\/.*yaml cannot be read: /)]);
  });
});

describe("the command", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "check-contract-"));
    await mkdir(join(root, "openapi"));
    await writeFile(join(root, "openapi/app-store-connect.lock"), lock);
  });
  afterEach(() => rm(root, { recursive: true }));

  test("passes what is committed", async () => {
    expect(await checkContract()).toMatch(/is what the cut wrote/);
  });

  test("fails on an edit and says what moved", async () => {
    const [, edited, edit] = removals[0] ?? ["", "", ""];
    await writeFile(join(root, "openapi/app-store-connect.yaml"), edited);
    await expect(checkContract(root)).rejects.toThrow(`  ${edit}\n`);
  });

  test("says so when there is no lock", async () => {
    await writeFile(join(root, "openapi/app-store-connect.yaml"), text);
    await rm(join(root, "openapi/app-store-connect.lock"));
    await expect(checkContract(root)).rejects.toThrow(
      /app-store-connect\.lock: no such file\. Run npm run contract -- <Apple's document>$/,
    );
  });
});
