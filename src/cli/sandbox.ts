import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import type { Sandbox } from "../sandbox/index.js";
import { asFileError } from "./as-file-error.js";
import type { Context } from "./context.js";
import { countBetween } from "./count.js";
import { helpText } from "./help-text.js";
import type { Invocation } from "./invocation.js";
import { addOutputOptions } from "./shared-options.js";
import { trustRootVariable } from "./trust-root.js";

interface SandboxFlags {
  port?: number;
  seed?: number;
}

export function addSandbox(program: Command, invocation: Invocation): void {
  const command = program
    .command("sandbox")
    .summary("a stand-in for App Store Connect on this machine")
    .description(
      "Starts a stand-in for App Store Connect on this machine, with an app, its versions, and a key of its own, and " +
        "prints what to set to use it. Stays until Ctrl-C.",
    )
    .option("--port <number>", "the port on 127.0.0.1 (default: any that is free)", countBetween(1, 65_535))
    .option("--seed <number>", "the same one gives the same ids, files and key (default: 1)", countBetween(0, 2 ** 31));
  addOutputOptions(command).addHelpText("after", examples).action(invocation.action(runSandbox));
}

const examples = helpText(
  ["adp sandbox --port 8080", "adp publish --bundle-id com.example.app --version 2.4.0 \\\n--directory ./package"],
  "0 after Ctrl-C",
);

async function runSandbox(context: Context, { port, seed }: SandboxFlags): Promise<undefined> {
  const { startSandbox } = await import("../sandbox/index.js");
  const folder = await makeFolder(context.io.env.TMPDIR || tmpdir());
  try {
    const sandbox = await startSandbox({ port, seed });
    try {
      await offer(sandbox, folder, context);
    } finally {
      await sandbox.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeFolder(temporary: string): Promise<string> {
  try {
    return await mkdtemp(join(temporary, "adp-sandbox-"));
  } catch (error) {
    throw asFileError(error, temporary, "no folder for the key can be made there");
  }
}

/** Prints what to set to use the sandbox, and waits for Ctrl-C. */
async function offer(sandbox: Sandbox, folder: string, { io, output }: Context): Promise<void> {
  output.hide(sandbox.credentials.privateKey);
  const environment = await writeEnvironment(sandbox, folder);
  const exports = Object.entries(environment).map(([name, value]) => `export ${name}=${quoted(value)}`);
  output.result({ url: sandbox.url, environment }, exports);
  output.note(`the sandbox is up at ${sandbox.url}; Ctrl-C ends it`);
  await aborted(io.signal);
}

/** Writes the key, and the root that signs packages, where only this user reads them; gives the variables that name them. */
async function writeEnvironment(sandbox: Sandbox, folder: string): Promise<Record<string, string>> {
  const { issuerId, keyId, privateKey } = sandbox.credentials;
  const write = async (name: string, text: string) => {
    const path = join(folder, name);
    try {
      await writeFile(path, text, { mode: 0o600 });
    } catch (error) {
      throw asFileError(error, path, "cannot be written");
    }
    return path;
  };
  return {
    ...{ ADP_BASE_URL: sandbox.url, ASC_ISSUER_ID: issuerId, ASC_KEY_ID: keyId },
    ASC_PRIVATE_KEY_PATH: await write(`AuthKey_${keyId}.p8`, privateKey),
    [trustRootVariable]: await write("signature-root.pem", sandbox.signatureRoot),
  };
}

/** A value as one word of a shell. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
