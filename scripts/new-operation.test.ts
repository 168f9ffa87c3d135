import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Document } from "../src/contract/cut/document.js";
import {
  json,
  list,
  overlayOf,
  query,
  reference,
  sampleDocument,
} from "../src/test-support/contract/sample-document.js";
import { checkContract } from "./check-contract.js";
import { projectRoot } from "./contract/files.js";
import { writeContract } from "./contract.js";
import { writeGenerated } from "./generate.js";

/** The code of the example in CONTRIBUTING.md, block by block. */
const contributing = await readFile(join(projectRoot, "CONTRIBUTING.md"), "utf8");
const [, example = ""] = contributing.split(/^### Example: .*`GET \/v1\/builds\/\{id\}`$/m);
const [selection = "", overlay = "", resource = "", call = ""] = [
  ...example.matchAll(/^ {3}```\w+\n([\s\S]*?)^ {3}```$/gm),
].map(([, code = ""]) => code.replace(/^ {3}/gm, ""));

/** A made-up document with builds, of the same build as Apple's. */
function documentWithBuilds(): Document {
  const document = sampleDocument();
  const text = { type: "string" };
  const state = { type: "string", enum: ["PROCESSING", "VALID"], maxLength: 20, "x-apple": true };
  const attributes = { type: "object", properties: { version: text, processingState: state, minOsVersion: text } };
  const type = { type: "string", enum: ["builds"] };
  document.components.schemas.Build = {
    type: "object",
    required: ["id", "type"],
    properties: { type, id: text, attributes },
  };
  const links = reference("Links");
  const properties = { data: reference("Build"), links };
  document.components.schemas.BuildResponse = { type: "object", required: ["data", "links"], properties };
  const fields = query("fields[builds]", list("version", "processingState", "minOsVersion"));
  const responses = { 200: json(reference("BuildResponse")) };
  const id = { name: "id", in: "path", required: true, schema: text };
  document.paths["/v1/builds/{id}"] = {
    parameters: [id],
    get: { operationId: "builds", parameters: [fields], responses },
  };
  return document;
}

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "new-operation-"));
  await mkdir(join(root, "openapi"));
  await write("apple.json", JSON.stringify(documentWithBuilds()));
  await write("openapi/selection.yaml", selection);
  await write("openapi/overlay.yaml", stringify(overlayOf(...actionsForAll)));
});
afterAll(() => rm(root, { recursive: true }));

/** As the committed overlay has them for every operation. */
const actionsForAll = [
  { target: "$", update: { tags: [{ name: "Look-ups", description: "Look-ups." }] } },
  { target: "$.paths.*.parameters[?(@.name=='id')]", update: { description: "The id." } },
  { target: "$.paths.*.*.parameters[?match(@.name,'fields.*')]", update: { description: "The fields." } },
  { target: "$.paths.*.get.responses['200']", update: { description: "What was asked for." } },
];

const write = (name: string, content: string) => writeFile(join(root, name), content);
const cut = () => writeContract(join(root, "apple.json"), root);

test("the selection alone is cut, and the overlay's targets are named", async () => {
  expect((await cut()).split("\n")).toEqual([
    "openapi/app-store-connect.yaml: Apple's 7.2, 1 operations, 3 schemas",
    "openapi/overlay.yaml does not describe yet, and npm test requires:",
    "  $.paths['/v1/builds/{id}'].get: tags, summary, description",
    "  $.paths['/v1/builds/{id}'].get.responses['200'].content['application/json']: examples",
    "  $.components.schemas.Build.properties.attributes.properties.processingState: description",
    "  $.components.schemas.Build.properties.attributes.properties.version: description",
    "Next: describe them, and cut again",
  ]);
});

test("with the overlay nothing is left to describe, and the contract can be generated from", async () => {
  await write("openapi/overlay.yaml", stringify(overlayOf(...actionsForAll, ...parse(overlay).actions)));
  expect((await cut()).split("\n").slice(1)).toEqual(["Next: npm run generate"]);
  await writeGenerated([], root);
  expect(await readFile(join(root, "generated/operations.ts"), "utf8")).toContain('"GET /v1/builds/{id}"');
  expect(await readFile(join(root, "generated/schema.ts"), "utf8")).toContain("export interface BuildResponse");
  await checkContract(root);
});

test("what the resource imports exists, but for the type that generate writes for it", async () => {
  const imports = [...resource.matchAll(/^import (?:type )?\{ (.+) \} from "(.+)\.js";$/gm)];
  expect(imports).toHaveLength(4);
  for (const [, names = "", module = ""] of imports) {
    const source = await readFile(join(projectRoot, "src/resources", `${module}.ts`), "utf8");
    for (const name of names.split(/, (?:type )?/).filter((one) => one !== "BuildResponse")) {
      expect(source).toMatch(new RegExp(`^export .*\\b${name}\\b`, "m"));
    }
  }
});

test("the call is as those are that exist, but for its names", async () => {
  const calls = await readFile(join(projectRoot, "contract-tests/calls.ts"), "utf8");
  const asVariants = call
    .replaceAll("/v1/builds/", "/v1/alternativeDistributionPackageVariants/")
    .replace("client.builds.get(appStoreVersionId", "client.variants.get(variantId");
  expect(calls).toContain(asVariants.trim());
  expect(calls).toContain("const appStoreVersionId = ");
});
