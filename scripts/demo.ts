import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../src/cli/main.js";
import { type Fault, type Sandbox, type Scenario, startSandbox } from "../src/sandbox/index.js";
import { runWhenCalled } from "./run-when-called.js";

const scenario: Scenario = {
  apps: [
    {
      bundleId: "com.example.app",
      versions: [{ versionString: "2.4.0", packageDelayMs: 1_500, variants: 3, variantBytes: 6_000_000 }],
    },
  ],
};

/** What goes wrong on the way, as it does on a release night: a request of an operation, by its count. */
const faults: Record<string, Fault> = {
  "GET /v1/apps 1": { kind: "unauthorized" },
  "POST /v1/alternativeDistributionPackages 1": { kind: "dropAfter" },
  "asset 1": { kind: "expired" },
  "asset 3": { kind: "truncate", afterBytes: 4_000_000 },
  "asset 4": { kind: "slow", bytesPerSecond: 3_000_000 },
  "asset 5": { kind: "slow", bytesPerSecond: 3_000_000 },
  "asset 6": { kind: "slow", bytesPerSecond: 3_000_000 },
};

/** The whole job with the command itself, on a sandbox: publish, publish again, verify, and verify what was damaged. */
async function demo(): Promise<void> {
  const sandbox = await startSandbox({ scenario, faults: ({ operation, count }) => faults[`${operation} ${count}`] });
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-demo-"));
  try {
    await showTheJob(sandbox, folder);
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The root that the sandbox signs with, as `adp sandbox` would have it set. */
function trustOf(folder: string): Record<string, string> {
  return { ADP_TRUST_ROOT: join(folder, "root.pem") };
}

async function showTheJob(sandbox: Sandbox, folder: string): Promise<void> {
  await writeFile(join(folder, "root.pem"), sandbox.signatureRoot);
  const publish = "publish --bundle-id com.example.app --version 2.4.0 --directory package --poll 500ms";
  console.log("A sandbox stands in for App Store Connect; nothing leaves this machine.");
  say("From an approved version to a verified package, while a token is refused, a response is lost, a URL expires:");
  await adp(sandbox, folder, publish);
  say(
    `POSTs that created a package: ${sandbox.packagesCreated.length}. Once more: nothing is created or downloaded twice.`,
  );
  await adp(sandbox, folder, publish);
  say("Offline, on any system: the signature, and every file as it was signed.");
  await adp(sandbox, folder, "verify package");
  const variants = join(folder, "package/variant");
  const damaged = join(variants, (await readdir(variants))[0] ?? "");
  const bytes = await readFile(damaged);
  await writeFile(damaged, "damaged");
  await writeFile(join(folder, "package/.DS_Store"), "");
  say("And after a file was damaged and another one got in:");
  await adp(sandbox, folder, "verify package");
  await writeFile(damaged, bytes);
  await rm(join(folder, "package/.DS_Store"));
  const manifest = join(folder, "package/manifest.json");
  const text = await readFile(manifest, "utf8");
  await writeFile(manifest, JSON.stringify(JSON.parse(text), undefined, 2));
  say("After somebody made the manifest easier to read:");
  await adp(sandbox, folder, "verify package");
  await writeFile(manifest, text);
  say("And for somebody who trusts Apple alone, the sandbox's signature is a foreign one:");
  await adp(sandbox, folder, "verify package", {});
  console.log("\nThe same with the package installed: adp publish --sandbox");
}

async function adp(sandbox: Sandbox, cwd: string, line: string, trust = trustOf(cwd)): Promise<void> {
  const { issuerId, keyId, privateKey } = sandbox.credentials;
  const credentials = { ASC_KEY_ID: keyId, ASC_ISSUER_ID: issuerId, ASC_PRIVATE_KEY: privateKey };
  console.log(`$ adp ${line}`);
  const io = { stdout: process.stdout, stderr: process.stderr, signal: new AbortController().signal, cwd };
  // Nothing else of the environment: it may hold real credentials.
  const { NO_COLOR, FORCE_COLOR, TERM, CI } = process.env;
  const env = { NO_COLOR, FORCE_COLOR, TERM, CI, ...credentials, ...trust, ADP_BASE_URL: sandbox.url };
  const exitCode = await main(line.split(" "), { ...io, env });
  console.log(`exit code ${exitCode}`);
}

function say(text: string): void {
  console.log(`\n${text}`);
}

await runWhenCalled(import.meta, demo);
