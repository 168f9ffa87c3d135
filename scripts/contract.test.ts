import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { type ProjectCopy, projectCopy } from "./testing/project-copy.js";
import { overlayOf, sampleDocument, sampleSelection } from "./testing/sample-document.js";

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await projectCopy();
  await write("library.json", JSON.stringify(sampleDocument()));
  await write("library.json.gz", gzipSync(JSON.stringify(sampleDocument())));
});
afterAll(() => copy.remove());

const write = (name: string, content: string | Uint8Array) => writeFile(join(copy.folder, name), content);
const read = (name: string) => readFile(join(copy.folder, "openapi", name), "utf8");
const written = () => Promise.all(["app-store-connect.yaml", "app-store-connect.lock"].map(read));
const cut = (...args: string[]) => copy.run("scripts/contract.ts", ...args);

describe("with the selection committed", { timeout: 30_000 }, () => {
  let before: string[];
  beforeEach(async () => {
    before = await written();
  });

  test("without a document it says how it is used", async () => {
    const { code, stdout, stderr } = await cut();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^npm run contract -- <Apple's document: .json, .json.gz or .zip, a path or a URL>/);
    expect(await written()).toEqual(before);
  });

  test("a document that lacks what is selected has every miss listed, and nothing is written", async () => {
    const { code, stdout, stderr } = await cut("library.json");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const [head, ...lines] = stderr.trimEnd().split("\n");
    const misses = lines.slice(0, -1);
    expect(head).toBe("library.json does not have:");
    expect(lines.at(-1)).toBe("What changed: npm run contract:diff -- openapi/app-store-connect.yaml library.json");
    expect(misses).toEqual([...misses].sort());
    expect(misses.filter((miss) => miss.startsWith("  operation "))).toHaveLength(40);
    expect(misses).toContain("  operation POST /v1/alternativeDistributionPackages");
    expect(misses).toContain("  resource type webhookEvents");
    expect(misses.some((miss) => miss.startsWith("  overlay target $.paths["))).toBe(true);
    expect(await written()).toEqual(before);
  });

  test("a document that is not there is an error without a stack", async () => {
    expect(await cut("nowhere.json")).toEqual({ code: 1, stdout: "", stderr: "nowhere.json: no such file\n" });
    expect(await written()).toEqual(before);
  });
});

describe("with a selection that the document has", { timeout: 30_000 }, () => {
  beforeAll(async () => {
    await write("openapi/selection.yaml", stringify(sampleSelection()));
    await write("openapi/overlay.yaml", stringify(overlayOf({ target: "$.info", update: { description: "Ours" } })));
  });

  test("the contract and its lock are written, and it says what was cut", async () => {
    const { code, stdout } = await cut("library.json");
    expect(code).toBe(0);
    expect(stdout).toBe(
      "openapi/app-store-connect.yaml: Apple's 7.2, 3 operations, 9 schemas\nNext: npm run generate\n",
    );
    expect(await read("app-store-connect.yaml")).toContain("description: Ours");
    expect(await copy.run("scripts/check-contract.ts")).toMatchObject({ code: 0, stderr: "" });
  });

  test("a correction that the document has no need of is named, and nothing is written", async () => {
    const before = await written();
    const fixed = sampleDocument();
    fixed.info.title = "Ours";
    await write("fixed.json", JSON.stringify(fixed));
    await write(
      "openapi/overlay.yaml",
      stringify(overlayOf({ target: "$.info", description: "A better title.", update: { title: "Ours" } })),
    );
    expect(await cut("library.json")).toMatchObject({ code: 0 });
    const cutBefore = await written();
    expect(await cut("fixed.json")).toEqual({
      code: 1,
      stdout: "",
      stderr:
        'fixed.json says so already; remove from openapi/overlay.yaml:\n  overlay correction $.info: "A better title."\n',
    });
    expect(await written()).toEqual(cutBefore);
    expect(cutBefore).not.toEqual(before);
  });

  test("the same document packed gives the same bytes", async () => {
    await cut("library.json");
    const before = await written();
    await cut("library.json.gz");
    expect(await written()).toEqual(before);
  });
});
