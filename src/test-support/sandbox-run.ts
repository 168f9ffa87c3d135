import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, type SandboxOptions, type Scenario, startSandbox } from "../sandbox/index.js";
import { environmentOf, type Ran, runAdp, type World } from "./run-adp.js";

export interface SandboxRun {
  sandbox: Sandbox;
  /** A folder of its own, which relative paths start from. */
  folder: string;
  env: Record<string, string>;
  adp: (args: string[], world?: World) => Promise<Ran>;
}

/** As the sandbox has it by itself, with smaller files that come sooner. */
const quick: Scenario = {
  apps: [
    {
      bundleId: "com.example.app",
      versions: [
        { versionString: "2.4.0", packageDelayMs: 30, variantBytes: 20_000 },
        { versionString: "2.3.0", package: "there", variantBytes: 20_000, deltas: 2, deltaBytes: 5_000 },
        { versionString: "2.2.0", appVersionState: "REJECTED" },
      ],
    },
  ],
};

/** `adp` with a sandbox that lives as long as the test. */
export async function withSandbox(options: SandboxOptions, use: (run: SandboxRun) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox({ scenario: quick, ...options });
  const folder = await mkdtemp(join(tmpdir(), "adp-test-"));
  const trustRoot = `${folder}-root.pem`;
  await writeFile(trustRoot, sandbox.signatureRoot);
  const env = { ...environmentOf(sandbox), ADP_TRUST_ROOT: trustRoot };
  try {
    await use({ sandbox, folder, env, adp: (args, world) => runAdp(args, { cwd: folder, env, ...world }) });
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true });
    await rm(trustRoot);
  }
}
