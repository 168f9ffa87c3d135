import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createClient } from "../src/index.js";
import { type Sandbox, startSandbox } from "../src/sandbox/index.js";
import { build } from "./build.js";
import { run } from "./run-command.js";
import { runWhenCalled } from "./run-when-called.js";

const root = join(import.meta.dirname, "..");
const examples = join(root, "docs/examples");

/** What an example is run with. */
interface Run {
  sandbox: Sandbox;
  /** Of its own, and empty. */
  folder: string;
  environment: Record<string, string>;
}

const checks: Record<string, (run: Run) => Promise<void>> = {
  "release.js": async ({ folder, environment }) => {
    const directory = join(folder, "package");
    const output = await example("release.js", ["com.example.app", "2.3.0", directory], environment);
    assert.match(output, /^package \S+: \d+ files in /m);
    assert.ok((await readdir(directory)).includes("signature"));
  },
  "worker.js": async ({ sandbox, folder, environment }) => {
    const jobs = ["com.example.app@2.3.0", "com.example.app@2.4.0"];
    const output = await example("worker.js", [folder, ...jobs], environment);
    for (const job of jobs) assert.ok(output.includes(`${job}: package `), output);
    assert.equal(sandbox.packagesCreated.length, 1);
  },
  "webhook-express.js": checkExpress,
  "webhook-hono.js": checkHono,
  "proxy.js": async ({ environment }) => assert.equal(await example("proxy.js", [], environment), "com.example.app\n"),
  "kms-signer.js": async ({ environment }) =>
    assert.equal(await example("kms-signer.js", [], environment), "Example\n"),
  "node-test.test.js": async () => {
    assert.match(await example("node-test.test.js", ["--test-reporter=tap"], {}), /^# pass 1$/m);
  },
};

/** Runs every program of docs/examples, each on a sandbox of its own. `--built`: `dist` is up to date. */
async function checkExamples(args: string[]): Promise<void> {
  if (!args.includes("--built")) await build();
  const programs = (await readdir(examples)).filter((name) => name.endsWith(".js") && !hasOtherRunner(name));
  assert.deepEqual(programs.sort(), Object.keys(checks).sort(), "every program in docs/examples has a check");
  for (const [name, check] of Object.entries(checks)) {
    await withRun(check).catch((error) => {
      throw new Error(`docs/examples/${name}: ${error.message}`, { cause: error });
    });
  }
}

/** Vitest runs one, as its project `examples`, and `npm run test:scale` the one that needs Postgres. */
function hasOtherRunner(name: string): boolean {
  return name === "vitest.test.js" || name === "worker-pg-boss.js";
}

async function withRun(check: (run: Run) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox();
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-example-"));
  try {
    const trustRoot = join(folder, "root.pem");
    await writeFile(trustRoot, sandbox.signatureRoot);
    const { issuerId, keyId, privateKey } = sandbox.credentials;
    const key = { ASC_ISSUER_ID: issuerId, ASC_KEY_ID: keyId, ASC_PRIVATE_KEY: privateKey };
    const environment = { ...key, ADP_BASE_URL: sandbox.url, ADP_TRUST_ROOT: trustRoot };
    await check({ sandbox, folder, environment });
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true });
  }
}

function example(name: string, args: string[], environment: Record<string, string>): Promise<string> {
  return run(process.execPath, [join(examples, name), ...args], { directory: root, environment });
}

/** The sandbox pings the webhook, as Apple does. */
async function checkExpress({ sandbox }: Run): Promise<void> {
  const secret = "secret of the example";
  const env = { ...process.env, PORT: "0", WEBHOOK_SECRET: secret };
  const server = spawn(process.execPath, [join(examples, "webhook-express.js")], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
    const url = /http:\S+/.exec(`${(await lines.next()).value}`)?.[0] ?? "";
    const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url });
    const app = await client.apps.find({ bundleId: "com.example.app" });
    const eventTypes = ["ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED" as const];
    const webhook = { appId: app?.id ?? "", name: "example", url, secret, eventTypes, enabled: true };
    const { data } = await client.webhooks.create(webhook);
    await client.webhooks.ping(data.id);
    assert.equal((await lines.next()).value, "webhookPingCreated");
    const forged = await fetch(url, { method: "POST", body: "{}", headers: { "x-apple-signature": "hmacsha256=00" } });
    assert.equal(forged.status, 400);
  } finally {
    server.kill();
    await once(server, "close");
  }
}

/** A module of its own kind: it exports what a server calls. */
async function checkHono(): Promise<void> {
  const { default: app } = await import(join(examples, "webhook-hono.js"));
  const secret = "secret of the example";
  const body = JSON.stringify({ data: { type: "webhookPingCreated", id: "1" } });
  const signature = `hmacsha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  const post = (headers: Record<string, string>) =>
    app.request("/apple", { method: "POST", body, headers }, { WEBHOOK_SECRET: secret });
  assert.equal((await post({ "x-apple-signature": signature })).status, 200);
  assert.equal((await post({ "x-apple-signature": signature.replace(/..$/, "zz") })).status, 400);
  assert.equal((await post({})).status, 400);
}

await runWhenCalled(import.meta, checkExamples);
