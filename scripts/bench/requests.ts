import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "../../src/index.js";
import { publish } from "../../src/node/index.js";
import { startSandbox } from "../../src/sandbox/index.js";

const bundleId = "com.example.app";
const version = "2.4.0";

/** How many requests a publish run of a version with three variants sends, and how many the same run again. */
export async function countRequests(): Promise<{ first: number; again: number }> {
  const versions = [{ versionString: version, packageDelayMs: 0, variants: 3 }];
  const sandbox = await startSandbox({ scenario: { apps: [{ bundleId, versions }] } });
  const folder = await mkdtemp(join(tmpdir(), "alternative-distribution-requests-"));
  try {
    const client = createClient({ baseUrl: sandbox.url, credentials: sandbox.credentials });
    const run = async () => {
      const before = sandbox.requests.length;
      await publish(client, {
        bundleId,
        version,
        directory: join(folder, "package"),
        trustedRoots: [sandbox.signatureRoot],
      });
      return sandbox.requests.length - before;
    };
    return { first: await run(), again: await run() };
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}
