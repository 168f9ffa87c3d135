import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failureOf } from "../test-support/failure-of.js";
import { createFakeFetch } from "../test-support/fake-fetch.js";
import { createTestClient } from "../test-support/test-client.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "alternative-distribution-bundle-"));
});
afterAll(() => rm(folder, { recursive: true }));

const common: BuildOptions = {
  absWorkingDir: join(import.meta.dirname, "../.."),
  entryPoints: ["src/index.ts"],
  bundle: true,
  minify: true,
  format: "esm",
  metafile: true,
};

const drifting = () => new Response('{"data":{"type":"alternativeDistributionPackages"}}');

test("a bundle in one file validates", async () => {
  const outfile = join(folder, "bundle.mjs");
  await build({ ...common, outfile });
  const { createClient }: typeof import("../index.js") = await import(pathToFileURL(outfile).href);
  const { fetch } = createFakeFetch([drifting]);
  const client = createClient({ credentials: { token: async () => "token" }, fetch, validate: "throw" });
  const error = await failureOf(() => client.packages.get("7"));
  expect(error).toMatchObject({ drift: [{ pointer: "/links" }, { pointer: "/data/id" }] });
});

test("a bundle in several files loads what validation takes, and jose, on first use only", async () => {
  const { metafile } = await build({ ...common, outdir: join(folder, "split"), splitting: true, write: false });
  const outputs = Object.values(metafile?.outputs ?? {});
  const entry = outputs.find(({ entryPoint }) => entryPoint === "src/index.ts");
  const loadedAtOnce = new Set(Object.keys(entry?.inputs ?? {}));
  for (const { path, kind } of entry?.imports ?? []) {
    if (kind === "import-statement")
      for (const input of Object.keys(metafile?.outputs[path]?.inputs ?? {})) loadedAtOnce.add(input);
  }
  expect([...loadedAtOnce]).toContain("src/http/transport.ts");
  expect([...loadedAtOnce].filter((input) => /src\/drift|generated\/(answers|requests)|jose/.test(input))).toEqual([]);
});

test("when it cannot be loaded, the call says so and nothing is sent", async () => {
  const outfile = join(folder, "without.mjs");
  const lost = {
    name: "lost",
    setup: (b: Parameters<NonNullable<BuildOptions["plugins"]>[number]["setup"]>[0]) =>
      b.onResolve({ filter: /find-drift/ }, () => ({ path: "./lost.mjs", external: true })),
  };
  await build({ ...common, outfile, plugins: [lost] });
  const { createClient }: typeof import("../index.js") = await import(pathToFileURL(outfile).href);
  const { fetch, sent } = createFakeFetch([]);
  const client = createClient({ credentials: { token: async () => "token" }, fetch, validate: "throw" });
  const error = await failureOf(() => client.packages.create({ appStoreVersionId: "1" }));
  expect(error).toMatchObject({ code: "ERR_ASC_ARGUMENT", cause: { code: "ERR_MODULE_NOT_FOUND" } });
  expect((error as Error).message).toBe("validate: the checks could not be loaded, so nothing was sent");
  expect(sent).toEqual([]);
});

test("first calls at the same time share one loading", async () => {
  const { client } = createTestClient([drifting], { validate: "throw" });
  const errors = await Promise.all([1, 2, 3].map(() => failureOf(() => client.packages.get("7"))));
  for (const error of errors) expect(error).toMatchObject({ drift: [{ pointer: "/links" }, { pointer: "/data/id" }] });
});
