import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAnyDocument } from "../src/contract/cut/read-document.js";
import { withAppleDocument } from "../src/test-support/contract/apple-document.js";
import { libraryDocument } from "../src/test-support/contract/library-changes.js";
import { compareContracts, contractDiff } from "./contract-diff.js";
import { runScript } from "./testing/run-script.js";

const root = join(import.meta.dirname, "..");
const text = { type: "string" };
const limit = { name: "limit", in: "query", schema: { type: "integer" } };
const old = JSON.stringify(libraryDocument({ parameters: [limit], response: text }));
const additive = JSON.stringify(
  libraryDocument({ parameters: [limit, { ...limit, name: "include" }], response: text }),
);
const breaking = JSON.stringify(libraryDocument({ response: text }));
const hostile = JSON.stringify(
  libraryDocument({ parameters: [limit, { ...limit, name: "\u001b[31m\u009b@you" }], response: text }),
);

const files: Record<string, string | Uint8Array> = {
  "old.json": old,
  "same.json.gz": gzipSync(old),
  "same.zip": zipSync({ "openapi.json": strToU8(old) }),
  "same.yaml": `# YAML holds JSON\n${old}`,
  "bom.json": `\uFEFF${old}`,
  "additive.json": additive,
  "breaking.json": breaking,
  "hostile.json": hostile,
  "page.json": "<!doctype html><title>Sign in</title>",
  "cut-off.json": old.slice(0, 200),
  "escapes.json": '{"openapi": \u001b[31m}',
  "empty.zip": zipSync({ "README.md": strToU8("Nothing") }),
  "two.zip": zipSync({ "a.json": strToU8(old), "b.json": strToU8(old) }),
  "swagger.json": '{"swagger":"2.0"}',
  "foreign.json": JSON.stringify(libraryDocument({ response: { $ref: "books.json#/Book" } })),
  "other.json": JSON.stringify(libraryDocument({ components: { schemas: {} } })),
  "example.json": JSON.stringify(
    libraryDocument({ parameters: [{ ...limit, examples: { a: { $ref: "a.json" } } }], response: text }),
  ),
  "deep.json": `{"openapi":"3.0.3","paths":${'{"/books":'.repeat(40_000)}{}${"}".repeat(40_000)}}`,
  "webhooks.json": '{"openapi":"3.1.0","webhooks":{"lent":{"post":{"responses":{}}}}}',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "diff-"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});
afterAll(() => rm(folder, { recursive: true }));

const inFolder = (arg: string) => (arg in files || arg === "missing.json" ? join(folder, arg) : arg);

async function diff(...args: string[]) {
  const { code, output = "", error = "" } = await contractDiff(args.map(inFolder));
  return { code, output, error };
}

describe("npm run contract:diff", () => {
  test("as a process prints the report, and nothing else, and ends as --fail-on says", async () => {
    const args = ["--all", "old.json", "breaking.json", "--format=json", "--fail-on=breaking"].map(inFolder);
    const { code, stdout, stderr } = await runScript(root, ["scripts/contract-diff.ts", ...args]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toBe(`${(await contractDiff(args)).output}\n`);
  });

  test("tells as text what changed", async () => {
    const { code, output, error } = await diff("--all", "old.json", "additive.json");
    expect([code, error]).toEqual([0, ""]);
    expect(output).toBe(`Library 1 → Library 1

POST /books
  additive  parameter include: new optional query parameter: callers need not use it [new-optional-request-parameter]

0 breaking, 1 additive, 0 neutral`);
  });

  test("prints JSON and nothing else, with the keys that are documented", async () => {
    const { output, error } = await diff("--all", "old.json", "breaking.json", "--format", "json");
    const report = JSON.parse(output);
    expect(error).toBe("");
    expect(Object.keys(report)).toEqual(["summary", "changes"]);
    expect(report.summary).toEqual({ breaking: report.changes.length, additive: 0, neutral: 0 });
    expect(Object.keys(report.changes[0])).toEqual(["impact", "rule", "operation", "location", "message"]);
  });

  test("prints Markdown", async () => {
    const { output } = await diff("--all", "old.json", "breaking.json", "--format", "markdown");
    expect(output).toMatch(
      /^## Library 1 → Library 1\n\n1 breaking, 0 additive, 0 neutral\n\n### `POST \/books`\n\n- \*\*breaking/,
    );
  });

  test.each([
    ["none", "breaking.json", 0],
    ["breaking", "old.json", 0],
    ["breaking", "additive.json", 0],
    ["breaking", "breaking.json", 1],
    ["additive", "old.json", 0],
    ["additive", "additive.json", 1],
    ["additive", "breaking.json", 1],
  ])("with --fail-on %s, of %s, ends with %i", async (failOn, after, expected) => {
    const { code, error } = await diff("--all", "old.json", after, "--fail-on", failOn);
    expect({ code, error }).toEqual({ code: expected, error: "" });
  });

  test("shows no control character of a document to the terminal", async () => {
    for (const format of ["text", "json", "markdown"]) {
      const { output } = await diff("--all", "old.json", "hostile.json", "--format", format);
      expect(output).toMatch(/\\\\?u001b/);
      expect(output.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    }
  });

  test("says how to call it", async () => {
    const { code, output } = await diff("--help");
    expect(code).toBe(0);
    expect(output).toContain("--fail-on breaking|additive|none");
  });

  test.each<[string, string[], string]>([
    ["no document", [], "one or two documents are required"],
    ["three documents", ["old.json", "old.json", "old.json"], "one or two documents are required"],
    ["an unknown option", ["--colour"], "Unknown option '--colour'"],
    ["a format that is none", ["old.json", "--format", "xml"], "--format: must be text, json, markdown, not xml"],
    ["a format without a name", ["old.json", "--format"], "--format"],
    [
      "an impact that is none",
      ["old.json", "--fail-on", "all"],
      "--fail-on: must be breaking, additive, none, not all",
    ],
    ["a file that is not there", ["--all", "missing.json", "old.json"], "missing.json: no such file"],
    ["a web page", ["--all", "old.json", "page.json"], "a web page, not an OpenAPI document"],
    ["JSON that is cut off", ["--all", "old.json", "cut-off.json"], "not JSON, or cut off"],
    ["a zip without a document", ["--all", "old.json", "empty.zip"], "the zip holds no .json document"],
    ["a zip with two", ["--all", "old.json", "two.zip"], "more than one .json document"],
    ["Swagger 2.0", ["--all", "old.json", "swagger.json"], "Swagger 2.0, not an OpenAPI 3 document"],
    ["references to other files", ["--all", "old.json", "foreign.json"], "refers to other files (books.json#/Book)"],
    ["another API without --all", ["other.json"], "--all compares whole documents of any API"],
    [
      "a document of webhooks without --all",
      ["webhooks.json"],
      "not an OpenAPI 3 document with paths and components.schemas",
    ],
    ["nesting that is too deep", ["--all", "deep.json", "old.json"], "deep.json: nested too deep to be compared"],
    ["a message that quotes the document", ["--all", "escapes.json", "old.json"], "not JSON, or cut off"],
  ])("ends with 2 and says what is wrong with %s", async (_, args, message) => {
    const { code, output, error } = await diff(...args);
    expect({ code, output }).toEqual({ code: 2, output: "" });
    expect(error).toContain(message);
    expect(error).toContain("npm run contract:diff -- --help says how to call it.");
    expect(error.replaceAll("\n", "")).not.toMatch(/\p{Cc}| at .*\.ts:/u);
  });
});

describe("comparing", () => {
  test.each(["same.json.gz", "same.zip", "same.yaml", "bom.json"])(
    "takes %s for the document it holds",
    async (name) => {
      const { report } = await compareContracts(join(folder, "old.json"), join(folder, name), { all: true });
      expect(report.changes).toEqual([]);
    },
  );

  test("takes documents of webhooks alone", async () => {
    const { report } = await compareContracts(join(folder, "webhooks.json"), join(folder, "old.json"), { all: true });
    expect(report.changes.map(({ rule }) => rule)).toEqual(["webhook-removed", "endpoint-added"]);
  });

  test("does not mind what examples refer to", async () => {
    const { report } = await compareContracts(join(folder, "old.json"), join(folder, "example.json"), { all: true });
    expect(report.changes).toEqual([]);
  });

  test("takes the committed contract as it is, and finds it the same as itself", async () => {
    const contract = join(root, "openapi/app-store-connect.yaml");
    const { report, title } = await compareContracts(contract);
    expect(report.changes).toEqual([]);
    expect(title).toMatch(/^([\d.]+) → \1$/);
  });

  withAppleDocument("says of what only our overlay refers to that it is ours", async (appleDocument) => {
    const { document } = await readAnyDocument(appleDocument);
    const { DocumentLinks, ...schemas } = (document.components as { schemas: Record<string, unknown> }).schemas;
    const lacking = JSON.stringify(
      { ...document, components: { ...(document.components as object), schemas } },
      (_, value) => (value?.$ref === "#/components/schemas/DocumentLinks" ? DocumentLinks : value),
    );
    await writeFile(join(folder, "lacking.json"), lacking);
    const { report } = await compareContracts(join(folder, "lacking.json"), appleDocument);
    expect(new Set(report.changes.map(({ impact, message }) => `${impact}: ${message}`))).toEqual(
      new Set([
        "neutral: #/components/schemas/DocumentLinks is not in one of the documents: " +
          "it is openapi/overlay.yaml that refers to it, not the document",
      ]),
    );
  });

  withAppleDocument("cuts Apple's document first, and finds the committed contract in it", async (appleDocument) => {
    const { report } = await compareContracts(appleDocument);
    expect(report.changes).toEqual([]);
  });
});
