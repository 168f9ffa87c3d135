import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const root = join(import.meta.dirname, "..");
const mostPackages = 8;

/** What a program of somebody else's may do with every entry. */
const consumer = `// @ts-expect-error: no types of Node are installed here
import { writeFileSync } from "node:fs";
import { AppStoreConnectError, createClient, credentialsFromEnv } from "alternative-distribution";
import type { AlternativeDistributionPackage, Client, components, Drift, operations, paths } from "alternative-distribution";
import { NotFoundError, publish, type PublishEvent, verifyPackage } from "alternative-distribution/node";
import { startSandbox } from "alternative-distribution/sandbox";
import { contractFetch, recordUsage, toMatchContract } from "alternative-distribution/testing";

const create: (id: string) => Promise<AlternativeDistributionPackage> = async (appStoreVersionId) =>
  (await client.packages.create({ appStoreVersionId })).data;
// What a caller may not have is left out of a query or a body, and makes an individual key of a team key.
const unknown = undefined as string | undefined;
const limit = undefined as number | undefined;
const typed = (client: Client, query: operations["apps_getCollection"]["parameters"]["query"], app: paths["/v1/apps"]) => [
  client.packages.versions("1", { limit, "filter[state]": unknown === undefined ? undefined : ["COMPLETED"] }),
  client.raw.GET("/v1/apps", { params: { query } }),
  client.raw.PATCH("/v1/webhooks/{id}", {
    params: { path: { id: "1" } },
    body: { data: { type: "webhooks", id: "1", attributes: { name: unknown, enabled: undefined } } },
  }),
  createClient({ credentials: { keyId: "K", privateKey: "P", issuerId: unknown } }),
  app.get satisfies operations["apps_getCollection"],
  [] satisfies components["schemas"]["AppsResponse"]["data"],
];
console.log(typeof typed);
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

const sandbox = await startSandbox();
const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url, fetch: contractFetch() });
recordUsage(client, "usage.json");
if (toMatchContract({}, "GET /v1/apps", 200).pass) throw new Error("the contract allows everything");
const trustedRoots = [sandbox.signatureRoot];
const job = { bundleId: "com.example.app", version: "2.4.0", platform: "IOS", pollMs: 100, trustedRoots } as const;
const events: PublishEvent[] = [];
const { directory } = await publish(client, { ...job, directory: "package", onProgress: (event) => events.push(event) });
console.log("verified", (await verifyPackage(directory, { trustedRoots })).ok, events.length > 10);
const error = await publish(client, { ...job, version: "9.9", directory: "other" }).catch((error: unknown) => error);
console.log("one core", error instanceof NotFoundError, error instanceof AppStoreConnectError);
await sandbox.close();
writeFileSync("root.pem", sandbox.signatureRoot);
`;

const consumerOptions = {
  compilerOptions: {
    module: "NodeNext",
    target: "ES2022",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    // TypeScript's own, which no consumer's project changes.
    skipDefaultLibCheck: true,
  },
  files: ["consumer.ts"],
};

/** Packs the package as npm would publish it, installs it elsewhere, compiles and runs a script on it. */
export async function checkPackage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-"));
  try {
    const { tarball } = await pack(folder);
    const packages = await install(folder, tarball);
    await checkMaps(join(folder, "node_modules/alternative-distribution"));
    const bytes = await sizeOf(join(folder, "node_modules"));
    await compileAndRun(folder);
    await runCommand(folder);
    return `${packages} packages installed, ${bytes} bytes`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Packs the package into a folder, as npm would publish it; resolves to the tarball and the paths of what is in it. */
export async function pack(folder: string): Promise<{ tarball: string; files: string[] }> {
  const output = await run("npm", ["pack", "--json", "--pack-destination", folder, "--loglevel", "error"], {
    directory: root,
  });
  // `prepack` prints before the JSON does.
  const packed = JSON.parse(output.slice(output.search(/^[[{]/m))) as unknown;
  const [entry] = Object.values(packed as object) as { filename: string; files: { path: string }[] }[];
  if (!entry) throw new Error("npm pack named no file");
  return { tarball: join(folder, entry.filename), files: entry.files.map(({ path }) => path) };
}

async function install(folder: string, tarball: string): Promise<number> {
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", tarball], { directory: folder });
  const lock = JSON.parse(await readFile(join(folder, "package-lock.json"), "utf8")) as { packages: object };
  const packages = Object.keys(lock.packages).filter((path) => path !== "");
  if (packages.length <= mostPackages) return packages.length;
  throw new Error(`${packages.length} packages are installed, ${mostPackages} at most: ${packages.join(", ")}`);
}

/** "Go to definition" and stack traces lead to sources of ours: those that the maps name have to be in the package. */
async function checkMaps(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll("\\", "/"));
  const maps = files.filter((file) => file.endsWith(".map"));
  const named = await Promise.all(
    maps.map(async (map) => {
      const { sources } = JSON.parse(await readFile(join(folder, map), "utf8")) as { sources: string[] };
      return sources.map((source) => posix.join(posix.dirname(map), source));
    }),
  );
  // What is bundled of other packages is theirs.
  const ours = named.flat().filter((source) => !source.includes("node_modules/"));
  const missing = ours.filter((source) => !files.includes(source));
  if (ours.length === 0 || missing.length > 0) {
    throw new Error(`source maps name ${ours.length} files, and lack ${[...new Set(missing)].join(", ")}`);
  }
}

/** What the files of a folder hold, in bytes. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function compileAndRun(folder: string): Promise<void> {
  await writeFile(join(folder, "consumer.ts"), consumer);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(consumerOptions));
  await run(join(root, "node_modules/typescript-7/bin/tsc"), ["-p", "."], { directory: folder });
  const environment = { ADP_RECORD_USAGE: "recorded.json" };
  const output = await run(process.execPath, ["consumer.js"], { directory: folder, environment });
  const expected =
    /^\/data\/type,\/links\/self\nfunction function file:.*app-store-connect\.yaml\nverified true true\none core true true$/m;
  if (!expected.test(output)) throw new Error(`the installed package printed: ${output}`);
}

/** The command as it is installed, with the folder of the publish run above. */
async function runCommand(folder: string): Promise<void> {
  const adp = join(folder, "node_modules/.bin/adp");
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  const printed = await run(adp, ["--version"], { directory: folder });
  if (printed !== `${version}\n`) throw new Error(`adp --version printed ${printed}`);
  const report = JSON.parse(
    await run(adp, ["verify", "package", "--trust-root", "root.pem", "--json"], { directory: folder }),
  ) as { ok: unknown };
  if (report.ok !== true) throw new Error(`adp verify printed ${JSON.stringify(report)}`);
  await run(adp, ["publish", "--sandbox", "--directory", "another"], { directory: folder });
  const contract = "node_modules/alternative-distribution/openapi/app-store-connect.yaml";
  // `recorded.json` is what ADP_RECORD_USAGE has of every client, with what recordUsage noted of one.
  const checked = await run(adp, ["contract", "check", contract, "--uses", "recorded.json", "--json"], {
    directory: folder,
  });
  const { found, counted } = JSON.parse(checked) as { found: unknown; counted: unknown };
  if (found !== false || !/^0 changes, 0 touch you; [23]\d of 40 operations/.test(String(counted))) {
    throw new Error(`adp contract check printed ${checked}`);
  }
  const [noted, recorded] = await Promise.all(
    ["usage.json", "recorded.json"].map((name) => operationsIn(folder, name)),
  );
  const missing = noted?.filter((name) => !recorded?.includes(name));
  if (!noted?.length || missing?.length) throw new Error(`recordUsage noted ${noted}, ADP_RECORD_USAGE ${recorded}`);
}

async function operationsIn(folder: string, name: string): Promise<string[]> {
  const { operations } = JSON.parse(await readFile(join(folder, name), "utf8")) as { operations: object };
  return Object.keys(operations);
}

await runWhenCalled(import.meta, async () => {
  console.log(await checkPackage());
});
