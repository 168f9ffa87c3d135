import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const root = join(import.meta.dirname, "..");
const mostPackages = 4;

const consumer = `import { createClient, credentialsFromEnv, type AlternativeDistributionPackage, type Drift } from "alternative-distribution";

const client = createClient({ credentials: { token: async () => "token" } });
const create: (id: string) => Promise<AlternativeDistributionPackage> = async (appStoreVersionId) =>
  (await client.packages.create({ appStoreVersionId })).data;
const drift: Drift[] = [];
const validated = createClient({
  credentials: { token: async () => "token" },
  fetch: async () => new Response('{"data":{"type":"apps","id":"1"},"links":{}}'),
  validate: "report",
  onDrift: (record) => drift.push(record),
});
await validated.packages.get("1");
console.log(drift.map(({ pointer }) => pointer).join());
console.log(typeof create, typeof credentialsFromEnv, import.meta.resolve("alternative-distribution/openapi.yaml"));
`;

const consumerOptions = {
  compilerOptions: {
    module: "NodeNext",
    target: "ES2022",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
  },
  files: ["consumer.ts"],
};

/** Packs the package as npm would publish it, has it linted, installs it elsewhere, compiles and runs a script on it. */
export async function checkPackage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-"));
  try {
    const tarball = await pack(folder);
    await run("node_modules/.bin/publint", ["run", tarball, "--strict"], { directory: root });
    await run("node_modules/.bin/attw", [tarball, "--profile", "esm-only", "--exclude-entrypoints", "openapi.yaml"], {
      directory: root,
    });
    const packages = await install(folder, tarball);
    await compileAndRun(folder);
    return `${packages} packages installed`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pack(folder: string): Promise<string> {
  const output = await run("npm", ["pack", "--json", "--pack-destination", folder, "--loglevel", "error"], {
    directory: root,
  });
  // `prepack` prints before the JSON does.
  const packed = JSON.parse(output.slice(output.search(/^[[{]/m))) as unknown;
  const [entry] = Object.values(packed as object) as { filename: string }[];
  if (!entry) throw new Error("npm pack named no file");
  return join(folder, entry.filename);
}

async function install(folder: string, tarball: string): Promise<number> {
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", tarball], { directory: folder });
  const lock = JSON.parse(await readFile(join(folder, "package-lock.json"), "utf8")) as { packages: object };
  const packages = Object.keys(lock.packages).filter((path) => path !== "");
  if (packages.length <= mostPackages) return packages.length;
  throw new Error(`${packages.length} packages are installed, ${mostPackages} at the most: ${packages.join(", ")}`);
}

async function compileAndRun(folder: string): Promise<void> {
  await writeFile(join(folder, "consumer.ts"), consumer);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(consumerOptions));
  await run(join(root, "node_modules/.bin/tsc"), ["-p", "."], { directory: folder });
  const output = await run(process.execPath, ["consumer.js"], { directory: folder });
  const expected = /^\/data\/type,\/links\/self\nfunction function file:.*app-store-connect\.yaml$/m;
  if (!expected.test(output)) throw new Error(`the installed package printed: ${output}`);
}

await runWhenCalled(import.meta, async () => {
  console.log(await checkPackage());
});
