import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPackage, one } from "../testing/answers.js";
import { failureOf } from "../testing/failure-of.js";
import { createFakeFetch } from "../testing/fake-fetch.js";
import { createTestClient } from "../testing/test-client.js";

let folder: string;
let inputs: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "alternative-distribution-bundle-"));
  const { metafile } = await build({
    absWorkingDir: join(import.meta.dirname, ".."),
    entryPoints: ["src/index.ts"],
    outfile: join(folder, "bundle.mjs"),
    bundle: true,
    minify: true,
    format: "esm",
    metafile: true,
  });
  inputs = Object.keys(metafile.inputs);
});
afterAll(() => rm(folder, { recursive: true }));

function loadBundle(): Promise<typeof import("../index.js")> {
  return import(pathToFileURL(join(folder, "bundle.mjs")).href);
}

test("a bundle that makes one file of the client leaves out what validation takes", () => {
  expect(inputs).toContain("src/load-inspector.ts");
  expect(inputs.filter((input) => /validation|answers/.test(input))).toEqual([]);
});

test.each(["report", "throw"] as const)(
  "in such a bundle %s is refused, clearly and before anything is sent",
  async (validate) => {
    const { createClient } = (await import(
      pathToFileURL(join(folder, "bundle.mjs")).href
    )) as typeof import("../index.js");
    const { fetch, sent } = createFakeFetch([]);
    const client = createClient({
      credentials: { token: async () => "token" },
      fetch,
      validate,
      onDrift: () => undefined,
    });
    for (const _ of [1, 2]) {
      const error = await failureOf(() => client.packages.create({ appStoreVersionId: "1" }));
      expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", cause: { code: "ERR_MODULE_NOT_FOUND" } });
      expect((error as Error).message).toBe("validate: cannot be loaded; leave this package unbundled");
    }
    expect(sent).toHaveLength(0);
  },
);

test("in such a bundle a client that does not validate works", async () => {
  const { createClient } = await loadBundle();
  const { fetch } = createFakeFetch([() => one(aPackage("7"))]);
  const client = createClient({ credentials: { token: async () => "token" }, fetch, validate: "off" });
  expect(await client.packages.get("7")).toMatchObject({ data: { id: "7" } });
});

test("first calls at the same time share one loading", async () => {
  const answer = () => new Response('{"data":{"type":"alternativeDistributionPackages"}}');
  const { client } = createTestClient([answer], { validate: "throw" });
  const errors = await Promise.all([1, 2, 3].map(() => failureOf(() => client.packages.get("7"))));
  for (const error of errors) expect(error).toMatchObject({ drift: [{ pointer: "/links" }, { pointer: "/data/id" }] });
});
