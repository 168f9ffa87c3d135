import { appendFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readContract } from "./contract/files.js";
import { generate, staleFiles } from "./generate.js";
import { type ProjectCopy, projectCopy } from "./testing/project-copy.js";
import { sampleDocument } from "./testing/sample-document.js";

/** Of tests that start the script: openapi-typescript takes a second to load. */
const slow = { timeout: 30_000 };

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await projectCopy();
});
afterAll(() => copy.remove());

const check = () => copy.run("scripts/generate.ts", "--check");
const file = (name: string) => join(copy.folder, "generated", name);

test("every file says that it is generated", async () => {
  for (const text of (await generate(sampleDocument())).values()) expect(text).toMatch(/do not edit/i);
});

test("twice the same contract gives the same bytes", async () => {
  expect(await generate(sampleDocument())).toEqual(await generate(sampleDocument()));
});

test("what is committed is what the contract gives, and --check says so", slow, async () => {
  expect(await check()).toMatchObject({ code: 0, stdout: "generated/ is what the contract gives\n", stderr: "" });
});

test("--check says which file is stale or missing, and writes nothing", slow, async () => {
  await appendFile(file("operations.ts"), "// by hand\n");
  await rm(file("schema.ts"));
  expect(await check()).toMatchObject({
    code: 1,
    stderr:
      "generated/operations.ts, generated/schema.ts: not what openapi/app-store-connect.yaml gives. " +
      "Run: npm run generate\n",
  });
  expect(await readFile(file("operations.ts"), "utf8")).toContain("// by hand");
});

test("without --check the stale files are written", slow, async () => {
  expect(await copy.run("scripts/generate.ts")).toMatchObject({
    code: 0,
    stdout: "written: operations.ts, schema.ts\n",
  });
  for (const [name, text] of await generate(await readContract()))
    expect(await readFile(file(name), "utf8")).toBe(text);
});

test("a contract with another operation makes the types and the tables stale", async () => {
  const contract = await readContract();
  delete contract.paths["/v1/apps"];
  const files = await generate(contract);
  expect(await staleFiles(files)).toEqual(["answers.ts", "operations.ts", "schema.ts"]);
});
