import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { overlayOf, sampleDocument, sampleSelection } from "../src/test-support/contract/sample-document.js";
import { checkContract } from "./check-contract.js";
import { overlayFile, readSelectionAndOverlay, selectionFile } from "./contract/files.js";
import { writeContract } from "./contract.js";

const [committed] = await readSelectionAndOverlay();

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "contract-"));
  await mkdir(join(root, "openapi"));
  await write("library.json", JSON.stringify(sampleDocument()));
  await write("library.json.gz", gzipSync(JSON.stringify(sampleDocument())));
});
afterAll(() => rm(root, { recursive: true }));

const write = (name: string, content: string | Uint8Array) => writeFile(join(root, name), content);
const read = (name: string) => readFile(join(root, "openapi", name), "utf8");
const written = () => Promise.all(["app-store-connect.yaml", "app-store-connect.lock"].map(read));
const cut = (name: string) => writeContract(join(root, name), root);
const refusalOf = (cutting: Promise<string>) =>
  cutting.then(
    () => "",
    (error: Error) => error.message.replaceAll(`${root}/`, ""),
  );

describe("with the selection committed", () => {
  const before = ["contract", "lock"];
  beforeAll(async () => {
    await write("openapi/selection.yaml", await readFile(selectionFile));
    await write("openapi/overlay.yaml", await readFile(overlayFile));
  });
  beforeEach(async () => {
    await write("openapi/app-store-connect.yaml", "contract");
    await write("openapi/app-store-connect.lock", "lock");
  });

  test("without a document it says how it is used", async () => {
    expect(await refusalOf(writeContract(undefined, root))).toMatch(
      /^npm run contract -- <Apple's document: .json, .json.gz or .zip, a path or a URL>/,
    );
    expect(await written()).toEqual(before);
  });

  test("a document that lacks what is selected has every miss listed, and nothing is written", async () => {
    const [head, ...lines] = (await refusalOf(cut("library.json"))).split("\n");
    const misses = lines.slice(0, -1);
    expect(head).toBe("library.json does not have:");
    expect(lines.at(-1)).toBe("What changed: npm run contract:diff -- openapi/app-store-connect.yaml library.json");
    expect(misses).toEqual([...misses].sort());
    expect(misses.filter((miss) => miss.startsWith("  operation "))).toHaveLength(
      Object.keys(committed.operations).length,
    );
    expect(misses).toContain("  operation POST /v1/alternativeDistributionPackages");
    expect(misses).toContain("  resource type webhookEvents");
    expect(misses.some((miss) => miss.startsWith("  overlay target $.paths["))).toBe(true);
    expect(await written()).toEqual(before);
  });

  test("a document that does not exist is reported as missing, and nothing is written", async () => {
    expect(await refusalOf(cut("nowhere.json"))).toBe("nowhere.json: no such file");
    expect(await written()).toEqual(before);
  });
});

describe("with a selection that the document has", () => {
  beforeAll(async () => {
    await write("openapi/selection.yaml", stringify(sampleSelection()));
    await write("openapi/overlay.yaml", stringify(overlayOf({ target: "$.info", update: { description: "Ours" } })));
  });

  test("the contract and its lock are written, and it says what was cut, and names what is not described yet", async () => {
    const [cutOut, heading, ...lines] = (await cut("library.json")).split("\n");
    expect(cutOut).toBe("openapi/app-store-connect.yaml: Apple's 7.2, 3 operations, 9 schemas");
    expect(heading).toBe("openapi/overlay.yaml does not describe yet, and npm test requires:");
    expect(lines).toContain("  $.paths['/v1/books/{id}'].get: tags, summary, description");
    expect(lines.at(-1)).toBe("Next: describe them, and cut again");
    expect(await read("app-store-connect.yaml")).toContain("description: Ours");
    await checkContract(root);
  });

  test.each<[string, object, RegExp]>([
    [
      "a structure that cannot be generated",
      { allOf: [{ type: "string" }] },
      /^npm run generate cannot use the contract that edited\.json gives:\n {2}.*allOf/,
    ],
    [
      "a schema that does not compile",
      { type: "texts" },
      /^The contract that edited\.json gives cannot be used.*:\n {2}the schema of Book does not compile .*: texts/,
    ],
  ])("%s is refused by name, and nothing is written", async (_, genre, refusal) => {
    await cut("library.json");
    const before = await written();
    const edited = sampleDocument();
    edited.components.schemas.Genre = { ...genre };
    await write("edited.json", JSON.stringify(edited));
    expect(await refusalOf(cut("edited.json"))).toMatch(refusal);
    expect(await written()).toEqual(before);
  });

  test("limits that Apple has not used before are taken over", async () => {
    const edited = sampleDocument();
    Object.assign(edited.components.schemas.Genre ?? {}, { maxLength: 40, pattern: "^[A-Z]", "x-apple": true });
    await write("edited.json", JSON.stringify(edited));
    expect(await cut("edited.json")).toContain("3 operations");
    await checkContract(root);
  });

  test("the same document packed gives the same bytes", async () => {
    await cut("library.json");
    const before = await written();
    await cut("library.json.gz");
    expect(await written()).toEqual(before);
  });

  test("a correction that the document no longer requires is named, and nothing is written", async () => {
    const fixed = sampleDocument();
    fixed.info.title = "Ours";
    await write("fixed.json", JSON.stringify(fixed));
    await write(
      "openapi/overlay.yaml",
      stringify(overlayOf({ target: "$.info", description: "A better title.", update: { title: "Ours" } })),
    );
    await cut("library.json");
    const before = await written();
    expect(await refusalOf(cut("fixed.json"))).toBe(
      'fixed.json says so already; remove from openapi/overlay.yaml:\n  overlay correction $.info: "A better title."',
    );
    expect(await written()).toEqual(before);
  });
});
