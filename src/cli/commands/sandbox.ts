import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { commandVariables } from "../../auth/credential-variables.js";
import { createClient } from "../../index.js";
import { withFileError } from "../../node/errors.js";
import type { Sandbox } from "../../sandbox/index.js";
import type { Context, Invocation } from "../invocation.js";
import { table, widthOf } from "../output/table.js";
import { parseCount } from "../output/units.js";
import type { Io } from "../process.js";

interface SandboxFlags {
  port?: number;
  seed?: number;
  export?: boolean;
}

export function addSandbox(program: Command, invocation: Invocation): void {
  const command = program
    .command("sandbox")
    .summary("start a simulated App Store Connect on this machine, for tests")
    .description(
      "Starts a simulated App Store Connect on this machine, with an app, its versions, and an API key. Prints them " +
        "and the environment variables to set to use it. Runs until Ctrl-C.",
    )
    .option("--port <number>", "the port on 127.0.0.1 (default: any free port)", parseCount(1, 65_535))
    .option("--seed <number>", "the same seed gives the same ids, files and key (default: 1)", parseCount(0, 2 ** 31))
    .option("--export", "print only what a shell can eval (default: its apps and versions too)");
  invocation.define(command, {
    run: runSandbox,
    isOffline: true,
    examples: [
      "adp sandbox --export > sandbox.env &",
      ". ./sandbox.env",
      "adp publish --bundle-id com.example.app --version 2.4.0 \\\n--directory ./package",
    ],
    exitCodes: "0 after Ctrl-C",
  });
}

async function runSandbox(context: Context, { port, seed, export: isForShell }: SandboxFlags): Promise<undefined> {
  const { startSandbox } = await import("../../sandbox/index.js");
  const temporary = context.io.env.TMPDIR || tmpdir();
  const folder = await withFileError(temporary, () => mkdtemp(join(temporary, "adp-sandbox-")));
  try {
    const sandbox = await startSandbox({ port, seed });
    try {
      await printEnvironment(sandbox, folder, isForShell, context);
    } finally {
      await sandbox.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Prints its apps and the environment variables to set, and waits for Ctrl-C. */
async function printEnvironment(
  sandbox: Sandbox,
  folder: string,
  isForShell: boolean | undefined,
  context: Context,
): Promise<void> {
  const { io, output } = context;
  output.hide(sandbox.credentials.privateKey);
  const environment = await writeEnvironment(sandbox, folder);
  const exports = Object.entries(environment).map(([name, value]) => `export ${name}=${quoted(value)}`);
  const apps = await readApps(sandbox, io);
  const lines = isForShell ? exports : [...describeApps(apps, context), "", "To use it:", ...exports];
  output.result({ url: sandbox.url, environment, apps }, lines);
  output.note(`the sandbox runs at ${sandbox.url}; Ctrl-C stops it`);
  await aborted(io.signal);
}

interface SandboxApp {
  appId: string;
  bundleId: string | undefined;
  versions: {
    appStoreVersionId: string;
    version: string | undefined;
    platform: string | undefined;
    state: string | undefined;
  }[];
}

/** Its apps and versions, read through the API. */
async function readApps({ url, credentials }: Sandbox, { signal }: Io): Promise<SandboxApp[]> {
  const client = createClient({ credentials, baseUrl: url });
  const apps: SandboxApp[] = [];
  for await (const { id: appId, attributes } of client.apps.list(undefined, { signal })) {
    const versions: SandboxApp["versions"] = [];
    for await (const { id, attributes: of } of client.appStoreVersions.list({ appId }, undefined, { signal })) {
      const { versionString: version, platform, appVersionState: state } = of ?? {};
      versions.push({ appStoreVersionId: id, version, platform, state });
    }
    apps.push({ appId, bundleId: attributes?.bundleId, versions });
  }
  return apps;
}

function describeApps(apps: SandboxApp[], context: Context): string[] {
  const rows = apps.flatMap(({ appId, bundleId, versions }) =>
    versions.map(({ version, platform, state }) => [bundleId, appId, version, platform, state]),
  );
  return table(["bundle id", "app id", "version", "platform", "state"], rows, widthOf(context));
}

/**
 * Writes the key and the root certificate, readable by this user only; returns the environment variables that name
 * them.
 */
async function writeEnvironment(sandbox: Sandbox, folder: string): Promise<Record<string, string>> {
  const { issuerId, keyId, privateKey } = sandbox.credentials;
  const write = async (name: string, text: string) => {
    const path = join(folder, name);
    await withFileError(path, () => writeFile(path, text, { mode: 0o600 }));
    return path;
  };
  return {
    ...{ [commandVariables.baseUrl]: sandbox.url, ASC_ISSUER_ID: issuerId, ASC_KEY_ID: keyId },
    ASC_PRIVATE_KEY_PATH: await write(`AuthKey_${keyId}.p8`, privateKey),
    // Otherwise its ids would be sent to the real one.
    [commandVariables.altstoreUrl]: sandbox.url,
    [commandVariables.trustRoot]: await write("signature-root.pem", sandbox.signatureRoot),
  };
}

/** A value as one word for a shell. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
