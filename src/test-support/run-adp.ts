import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { main } from "../cli/main.js";
import type { Io } from "../cli/process.js";
import { type Sandbox, type SandboxOptions, type Scenario, startSandbox } from "../sandbox/index.js";

/** How `adp` ended, and what it wrote. */
export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** What stdout holds, when it is one JSON document. */
  document: () => Document;
}

// biome-ignore lint/suspicious/noExplicitAny: a document of whatever command
type Document = any;

export interface World extends Partial<Omit<Io, "stdout" | "stderr" | "stdin">> {
  /** What is piped in. */
  input?: string;
  /** Called when something is written to stderr, with all that both streams got so far. */
  onStderr?: (stderr: string, stdout: string) => void;
  /** A terminal of that width, in place of a pipe. */
  columns?: number;
}

/** Runs `adp` in this process. `env` is all of the environment. */
export async function runAdp(args: string[], { input, columns, onStderr, ...world }: World = {}): Promise<Ran> {
  const written = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr") => {
    const write = (text: string, callback?: () => void) => {
      written[name] += text;
      callback?.();
      if (name === "stderr") onStderr?.(written.stderr, written.stdout);
      return true;
    };
    return { write, isTTY: columns !== undefined, columns };
  };
  const stdin = Object.assign(Readable.from(input === undefined ? [] : [input]), { isTTY: columns !== undefined });
  const signal = new AbortController().signal;
  const io = { stdout: sink("stdout"), stderr: sink("stderr"), stdin, env: {}, signal, ...world };
  const exitCode = await main(args, io);
  return { exitCode, ...written, document: () => JSON.parse(written.stdout) };
}

/** The environment in which `adp` talks to a sandbox. */
function environmentOf({ url, credentials }: Sandbox): Record<string, string> {
  const { issuerId, keyId, privateKey } = credentials;
  return { ADP_BASE_URL: url, ASC_ISSUER_ID: issuerId, ASC_KEY_ID: keyId, ASC_PRIVATE_KEY: privateKey };
}

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
