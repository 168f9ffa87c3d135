import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { run } from "../run-command.js";
import { loadBuiltPackage } from "./built-package.js";
import { median } from "./in-turns.js";

const root = join(import.meta.dirname, "../..");
const rounds = 3;

interface Download {
  ok: boolean;
  milliseconds: number;
  withVerification: number;
  megabytes: number;
}

/** What it takes to download and verify a variant of that size, as a ratio to curl and sha256sum in turn. */
export interface DownloadCosts {
  time: number;
  /** With `verifyPackage` reading the whole package again. */
  timeWithVerification: number;
  /** The most memory of the process that did both. */
  megabytes: number;
}

/** Downloads and verifies a variant of so many bytes. It takes twice that on the disk; `build()` has to have run. */
export async function measureDownload(bytes: number): Promise<DownloadCosts> {
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-large-"));
  const server = spawn(process.execPath, ["scripts/bench/large-sandbox.js", `${bytes}`], { cwd: root, stdio: "pipe" });
  try {
    const [sandbox] = (await once(createInterface(server.stdout), "line")) as [string];
    const downloads: Download[] = [];
    const withTools: number[] = [];
    for (let round = 0; round < rounds; round++) {
      downloads.push(await downloadOnce(sandbox, join(folder, `package-${round}`)));
      withTools.push(await downloadWithTools(await addressOfVariant(sandbox), join(folder, "curl")));
    }
    return costsOf(downloads, median(withTools));
  } finally {
    await end(server);
    await rm(folder, { recursive: true, force: true });
  }
}

async function downloadOnce(sandbox: string, directory: string): Promise<Download> {
  const output = await run(process.execPath, ["scripts/bench/download-large.js", sandbox, directory], {
    directory: root,
  });
  await rm(directory, { recursive: true });
  return JSON.parse(output) as Download;
}

async function downloadWithTools(address: string, file: string): Promise<number> {
  const startedAt = performance.now();
  await run("curl", ["--silent", "--fail", "--output", file, address], { directory: root });
  await run("sha256sum", [file], { directory: root });
  const milliseconds = performance.now() - startedAt;
  await rm(file);
  return milliseconds;
}

async function addressOfVariant(sandbox: string): Promise<string> {
  const { createClient } = await loadBuiltPackage();
  const { url: baseUrl, credentials } = JSON.parse(sandbox);
  const client = createClient({ baseUrl, credentials });
  const app = await client.apps.find({ bundleId: "com.example.large" });
  const version = await client.appStoreVersions.find({ appId: app?.id ?? "", versionString: "1.0" });
  const found = await client.packages.forAppStoreVersion(version?.id ?? "");
  const completed = await client.packages.waitForVersion(found?.data.id ?? "");
  for await (const variant of client.packageVersions.variants(completed.id)) return variant.attributes?.url ?? "";
  throw new Error("the sandbox has no variant");
}

function costsOf(downloads: readonly Download[], withTools: number): DownloadCosts {
  if (!downloads.every(({ ok }) => ok)) throw new Error("a package was not verified");
  return {
    time: median(downloads.map(({ milliseconds }) => milliseconds)) / withTools,
    timeWithVerification: median(downloads.map(({ withVerification }) => withVerification)) / withTools,
    megabytes: Math.max(...downloads.map(({ megabytes }) => megabytes)),
  };
}

async function end(server: ChildProcess): Promise<void> {
  const closed = once(server, "close");
  server.stdin?.end();
  await closed;
}
