// A test of your own release code with Vitest: a package that Apple makes after a while, and a job that waits for it.

import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "alternative-distribution";
import { publish } from "alternative-distribution/node";
import { startSandbox } from "alternative-distribution/sandbox";
import { expect, onTestFinished, test } from "vitest";

test("a release job waits for the package and leaves a verified folder", async () => {
  const sandbox = await startSandbox();
  const folder = await mkdtemp(join(tmpdir(), "release-"));
  onTestFinished(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });
  const client = createClient({ credentials: sandbox.credentials, baseUrl: sandbox.url });
  const { created } = await publish(client, {
    bundleId: "com.example.app",
    version: "2.4.0",
    directory: join(folder, "package"),
    pollMs: 100,
    trustedRoots: [sandbox.signatureRoot],
  });
  expect(created).toBe(true);
  expect(await readdir(join(folder, "package"))).toContain("manifest.json");
});
