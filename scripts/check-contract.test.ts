import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Document } from "../src/contract/cut/document.js";
import { editsSinceCut, lockText } from "../src/contract/cut/lock.js";
import { contractText } from "../src/contract/cut/normalise.js";
import { sampleDocument } from "../src/test-support/contract/sample-document.js";
import { checkContract, committedContractProblems } from "./check-contract.js";
import { contractFile, filesOf, lockFile, projectRoot } from "./contract/files.js";
import { generate } from "./generate.js";

const text = await readFile(contractFile, "utf8");
const lock = await readFile(lockFile, "utf8");
const committed: Document = parse(text);

type Step = string | { name: string };

/** The contract with what stands at a place changed; undefined takes it away. */
function changed(steps: readonly Step[], change: (value: unknown) => unknown): Document {
  const document = structuredClone(committed);
  const last = steps.at(-1);
  const parent = steps.slice(0, -1).reduce<unknown>((at, step) => below(at, step)[1], document);
  const [key, value] = below(parent, last ?? "");
  if (value === undefined) throw new Error(`the contract has no ${JSON.stringify(steps)}`);
  const now = change(value);
  if (now !== undefined) Object.assign(parent as object, { [key]: now });
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete (parent as Record<string, unknown>)[key];
  return document;
}

/** A member by its key, or of a list by its value or its name. */
function below(at: unknown, step: Step): [key: string, value: unknown] {
  if (!Array.isArray(at)) return [String(step), (at as Record<string, unknown>)[String(step)]];
  const index = at.findIndex((item) => (typeof step === "string" ? item === step : item?.name === step.name));
  return [String(index), at[index]];
}

const without = (...steps: Step[]) => changed(steps, () => undefined);

/** What the lock says of an edited contract, whatever its text is. */
const editsIn = (contract: Document) => editsSinceCut(contract, "edited", lock);

const create = ["paths", "/v1/alternativeDistributionPackages"];
const versions = ["paths", "/v1/alternativeDistributionPackages/{id}/versions", "get"];
const schemas = ["components", "schemas"];
const version = [...schemas, "AlternativeDistributionPackageVersion", "properties", "attributes", "properties"];
const apps = ["paths", "/v1/apps", "get"];

const removals: [string, Document, string][] = [
  [
    "a response status",
    without(...create, "post", "responses", "409"),
    "removed: paths › /v1/alternativeDistributionPackages › post › responses › 409",
  ],
  [
    "an enum value",
    without(...version, "state", "enum", "REPLACED"),
    `removed: ${[...version, "state", "enum", "REPLACED"].join(" › ")}`,
  ],
  [
    "a required property",
    without(...schemas, "ErrorObject", "required", "title"),
    "removed: components › schemas › ErrorObject › required › title",
  ],
  [
    "a query parameter",
    without(...versions, "parameters", { name: "filter[state]" }),
    "removed: paths › /v1/alternativeDistributionPackages/{id}/versions › get › parameters › filter[state]",
  ],
  ["an operation", without("paths", "/v1/webhookPings"), "removed: paths › /v1/webhookPings"],
  [
    "a method of a path",
    without("paths", "/v1/webhooks/{id}", "delete"),
    "removed: paths › /v1/webhooks/{id} › delete",
  ],
  ["a security scheme asked for", without("security"), "removed: security"],
  [
    "a format",
    without(...schemas, "Webhook", "properties", "attributes", "properties", "url", "format"),
    "removed: components › schemas › Webhook › properties › attributes › properties › url › format",
  ],
];

const changes: [string, Document, string][] = [
  [
    "a limit",
    changed([...apps, "parameters", { name: "limit" }, "schema", "maximum"], () => 500),
    "changed: paths › /v1/apps › get › parameters › limit › schema › maximum was 200 and is 500",
  ],
  [
    "a style",
    changed([...apps, "parameters", { name: "fields[apps]" }, "explode"], () => true),
    "changed: paths › /v1/apps › get › parameters › fields[apps] › explode was false and is true",
  ],
  [
    "the version it claims",
    changed(["info", "version"], () => "4.5.0"),
    'changed: info › version was "4.4.1" and is "4.5.0"',
  ],
  [
    "a sentence",
    changed([...apps, "summary"], (summary) => `Please ${summary}`),
    "changed: the summary in paths › /v1/apps › get",
  ],
  ["a line break", committed, "the layout only"],
];

describe("a contract that was edited by hand is refused, and what moved is named:", () => {
  test.each([...removals, ...changes])("%s", (_, edited, sentence) => {
    expect(editsIn(edited)).toEqual([expect.stringContaining(sentence)]);
  });

  test("several edits, a line each", () => {
    const sample = contractText(sampleDocument());
    const edited = sample.replace("title: Library", "title: Books").replace("/v1/lamps:", "/v1/torches:");
    const [heading, ...edits] = committedContractProblems(edited, lockText(sampleDocument(), sample))[0]?.split(
      "\n",
    ) ?? [""];
    expect(heading).toBe("openapi/app-store-connect.yaml is not what the cut wrote:");
    expect(edits).toEqual(
      expect.arrayContaining([
        '  changed: info › title was "Library" and is "Books"',
        "  removed: paths › /v1/lamps",
        "  added: paths › /v1/torches",
      ]),
    );
    expect(edits.at(-1)).toBe("Run npm run contract -- <Apple's document>, do not edit by hand.");
  });

  test("though what is generated from it goes along with it", async () => {
    const [, edited] = removals[0] ?? ["", committed];
    const types = (await generate(edited)).get("schema.ts");
    expect(types).not.toBe(await readFile(join(filesOf(projectRoot).generatedFolder, "schema.ts"), "utf8"));
    expect(editsIn(edited)).not.toEqual([]);
  });

  test("text that is no contract", () => {
    expect(committedContractProblems("paths: [", lock)).toEqual([
      expect.stringMatching(/^openapi\/.*yaml cannot be read: /),
    ]);
    expect(committedContractProblems("", lock)).toEqual([expect.stringMatching(/^openapi\/.*yaml cannot be read: /)]);
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

  test("fails on an edit and says what moved", async () => {
    const sample = contractText(sampleDocument());
    await writeFile(join(root, "openapi/app-store-connect.lock"), lockText(sampleDocument(), sample));
    await writeFile(join(root, "openapi/app-store-connect.yaml"), sample.replace("title: Library", "title: Books"));
    await expect(checkContract(root)).rejects.toThrow(/^ {2}changed: info › title was "Library" and is "Books"$/m);
  });

  test("says so when there is no lock", async () => {
    await writeFile(join(root, "openapi/app-store-connect.yaml"), text);
    await rm(join(root, "openapi/app-store-connect.lock"));
    await expect(checkContract(root)).rejects.toThrow(
      /app-store-connect\.lock: no such file\. Run npm run contract -- <Apple's document>$/,
    );
  });
});
