import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Sandbox } from "../../src/sandbox/index.js";

const command = join(import.meta.dirname, "../../dist/cli/adp.js");

/** Runs the built command in a process of its own, and kills it at some moment without a warning. */
export async function killedProcess(
  sandbox: Sandbox,
  args: string[],
  random: () => number,
): Promise<number | "killed"> {
  const { issuerId = "", keyId, privateKey } = sandbox.credentials;
  const env = { ASC_KEY_ID: keyId, ASC_ISSUER_ID: issuerId, ASC_PRIVATE_KEY: privateKey, ADP_BASE_URL: sandbox.url };
  const child = spawn(process.execPath, [command, ...args], { env, stdio: "ignore" });
  const timer = setTimeout(() => child.kill("SIGKILL"), 100 + random() * 900);
  const [code] = (await once(child, "close")) as [number | null];
  clearTimeout(timer);
  return code ?? "killed";
}
