import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";
import { sampleDocument } from "../src/test-support/contract/sample-document.js";
import { generate, writeGenerated } from "./generate.js";

/** A project with a small contract, and nothing generated yet. */
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "generate-"));
  await mkdir(join(root, "openapi"));
  await writeContract(sampleDocument());
});
afterAll(() => rm(root, { recursive: true }));

const writeContract = (contract: object) =>
  writeFile(join(root, "openapi/app-store-connect.yaml"), stringify(contract, { aliasDuplicateObjects: false }));
const file = (name: string) => join(root, "generated", name);

test("every file says that it is generated", async () => {
  for (const text of (await generate(sampleDocument())).values()) expect(text).toMatch(/do not edit/i);
});

test("twice the same contract gives the same bytes", async () => {
  expect(await generate(sampleDocument())).toEqual(await generate(sampleDocument()));
});

test("what is missing is written, and --check then finds what the contract gives", async () => {
  expect(await writeGenerated([], root)).toBe(
    "written: README.md, operations.ts, requests.ts, response-schemas.ts, schema.ts, types.ts",
  );
  for (const [name, text] of await generate(sampleDocument())) expect(await readFile(file(name), "utf8")).toBe(text);
  expect(await writeGenerated(["--check"], root)).toBe("generated/ is what the contract gives");
  expect(await writeGenerated([], root)).toBe("generated/ was up to date");
});

test("--check says which file is stale or missing, and writes nothing", async () => {
  await appendFile(file("operations.ts"), "// by hand\n");
  await rm(file("schema.ts"));
  await expect(writeGenerated(["--check"], root)).rejects.toThrow(
    "generated/operations.ts, generated/schema.ts: not what openapi/app-store-connect.yaml gives. Run: npm run generate",
  );
  expect(await readFile(file("operations.ts"), "utf8")).toContain("// by hand");
  expect(await writeGenerated([], root)).toBe("written: operations.ts, schema.ts");
});

test("a contract with another operation makes the types and the tables stale", async () => {
  const contract = sampleDocument();
  delete contract.paths["/v1/books"];
  await writeContract(contract);
  await expect(writeGenerated(["--check"], root)).rejects.toThrow(
    /^generated\/operations\.ts, generated\/requests\.ts, generated\/response-schemas\.ts, generated\/schema\.ts: /,
  );
});

test("an option that there is not is refused before anything is read", async () => {
  await expect(writeGenerated(["--chekc"], "/nowhere")).rejects.toThrow("npm run generate [-- --check]");
});
