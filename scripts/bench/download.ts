import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { run } from "../run-command.js";
import { median } from "./in-turns.js";
import { loadBuiltPackage } from "./process-start.js";

const root = join(import.meta.dirname, "../..");
const rounds = 5;

interface Download {
  ok: boolean;
  milliseconds: number;
  verification: number;
  megabytes: number;
}

/** What it takes to download and verify a variant of that size. */
export interface DownloadCosts {
  /** Of publish, as a ratio to `curl` and then `openssl dgst -sha256`. */
  time: number;
  /** Of `verifyPackage`, as a ratio to `openssl dgst -sha256`. */
  verification: number;
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
    const withTools: Tools[] = [];
    for (let round = 0; round < rounds; round++) {
      downloads.push(await downloadOnce(sandbox, join(folder, `package-${round}`)));
      withTools.push(await downloadWithTools(await urlOfVariant(sandbox), join(folder, "curl")));
    }
    return costsOf(downloads, withTools);
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

/** Milliseconds of curl, and of openssl. */
interface Tools {
  download: number;
  digest: number;
}

async function downloadWithTools(url: string, file: string): Promise<Tools> {
  const startedAt = performance.now();
  await run("curl", ["--silent", "--fail", "--output", file, url], { directory: root });
  const downloadedAt = performance.now();
  await run("openssl", ["dgst", "-sha256", file], { directory: root });
  const digestedAt = performance.now();
  await rm(file);
  return { download: downloadedAt - startedAt, digest: digestedAt - downloadedAt };
}

async function urlOfVariant(sandbox: string): Promise<string> {
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

function costsOf(downloads: readonly Download[], withTools: readonly Tools[]): DownloadCosts {
  if (!downloads.every(({ ok }) => ok)) throw new Error("a package was not verified");
  const both = median(withTools.map(({ download, digest }) => download + digest));
  return {
    time: median(downloads.map(({ milliseconds }) => milliseconds)) / both,
    verification:
      median(downloads.map(({ verification }) => verification)) / median(withTools.map(({ digest }) => digest)),
    megabytes: Math.max(...downloads.map(({ megabytes }) => megabytes)),
  };
}

async function end(server: ChildProcess): Promise<void> {
  const closed = once(server, "close");
  server.stdin?.end();
  await closed;
}
