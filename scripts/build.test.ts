import { build as bundle, type Metafile, type OutputFile } from "esbuild";
import { expect, test } from "vitest";
import { bundleOptions } from "./build.js";

const { metafile, outputFiles } = (await bundle({ ...bundleOptions, sourcemap: false })) as {
  metafile: Metafile;
  outputFiles: OutputFile[];
};

/** Every file that is loaded with an entry, what it imports later left out. */
function loadedWith(entry: string): string[] {
  const outputs = new Set([entry]);
  for (const output of outputs) {
    const { imports = [] } = metafile.outputs[output] ?? {};
    for (const { path, kind, external } of imports) {
      if (kind !== "dynamic-import" && !external) outputs.add(path);
    }
  }
  return [...outputs].flatMap((output) => Object.keys(metafile.outputs[output]?.inputs ?? {}));
}

const cms = /node_modules\/(pkijs|asn1js|bplist-parser|bplist-creator)\//;

test.each(["dist/index.js", "dist/node/index.js", "dist/sandbox/index.js", "dist/cli/adp.js"])(
  "%s loads no CMS before there is a signature to read or to make",
  (entry) => {
    const loaded = loadedWith(entry);
    expect(loaded.length).toBeGreaterThan(1);
    expect(loaded.filter((file) => cms.test(file))).toEqual([]);
  },
);

test("what compares contracts is loaded by its command alone, and when that runs", () => {
  const ofContract = /^src\/contract\/|node_modules\/(ajv|yaml|openapi-format|jsonpathly)\//;
  for (const entry of ["dist/index.js", "dist/node/index.js", "dist/sandbox/index.js", "dist/cli/adp.js"]) {
    expect(loadedWith(entry).filter((file) => ofContract.test(file))).toEqual([]);
  }
});

test("CMS is in the build, and in it once", () => {
  const holding = (library: string) =>
    Object.values(metafile.outputs).filter(({ inputs }) => Object.keys(inputs).some((file) => file.includes(library)));
  expect(holding("node_modules/pkijs/build/index.js")).toHaveLength(1);
});

test("nothing in it makes a Buffer in the way that Node warns of", () => {
  expect(outputFiles.filter(({ text }) => /new Buffer\(/.test(text)).map(({ path }) => path)).toEqual([]);
});
