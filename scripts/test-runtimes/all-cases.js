// What a runtime with a file system does besides; every entry of the package is imported.

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createClient } from "alternative-distribution";
import { publish, verifyPackage } from "alternative-distribution/node";
import { startSandbox } from "alternative-distribution/sandbox";
import { coreCases, runCases } from "./core-cases.js";

function check(condition, what) {
  if (!condition) throw new Error(what);
}

async function withFolder(run) {
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-case-"));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const job = { bundleId: "com.example.app", version: "2.4.0", pollMs: 100 };

const cases = {
  ...coreCases,
  "/node": async ({ sandbox }) =>
    withFolder(async (folder) => {
      const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url });
      const trustedRoots = [sandbox.signatureRoot];
      const published = await publish(client, { ...job, directory: join(folder, "package"), trustedRoots });
      check((await verifyPackage(published.directory, { trustedRoots })).ok, "the package verifies");
    }),
  "/sandbox": async () => {
    const sandbox = await startSandbox({ faults: [{ kind: "serverError", operation: "GET /v1/apps" }] });
    try {
      const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url });
      check(await client.apps.find({ bundleId: "com.example.app" }), "the app is found after a 503");
    } finally {
      await sandbox.close();
    }
  },
  require: async () => {
    const required = createRequire(import.meta.url)("alternative-distribution");
    check(required.createClient === createClient, "require gives the same module");
  },
  "the command": async ({ command }) =>
    withFolder(async (folder) => {
      const [file, ...args] = command;
      const run = (...more) =>
        new Promise((resolve, reject) => {
          execFile(file, [...args, ...more], { cwd: folder }, (error, stdout, stderr) =>
            error ? reject(new Error(`${error.message}\n${stderr}`)) : resolve(stdout),
          );
        });
      check(/^\d+\.\d+\.\d+/.test(await run("--version")), "--version prints one");
      const { report } = JSON.parse(await run("publish", "--sandbox", "--directory", "package", "--json"));
      check(report.ok, "publish --sandbox verifies");
    }),
};

const testing = {
  "/testing": async ({ sandbox }) => {
    const { contractFetch } = await import("alternative-distribution/testing");
    const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url, fetch: contractFetch() });
    check(await client.apps.find({ bundleId: "com.example.app" }), "what the contract allows passes");
  },
};

const [text = ""] = globalThis.Deno?.args ?? process.argv.slice(2);
const setup = JSON.parse(text);
console.log(JSON.stringify(await runCases({ ...cases, ...(setup.hasTesting && testing) }, setup)));
