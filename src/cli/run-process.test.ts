import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withSandbox } from "../testing/sandbox-run.js";

const command = join(import.meta.dirname, "adp.ts");

/** Runs `adp` as a process; `onStderr` is called with all of stderr so far. */
function start(args: string[], env: Record<string, string>, onStderr: (stderr: string, kill: () => void) => void) {
  const tsx = import.meta.resolve("tsx");
  const child = spawn(process.execPath, ["--import", tsx, command, ...args], { env: { ...process.env, ...env } });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
    onStderr(stderr, () => child.kill("SIGINT"));
  });
  const ended = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, stderr }));
  });
  return { child, ended };
}

test("SIGINT stops a wait cleanly, says how to go on, and ends with 130", async () => {
  const versions = [{ versionString: "2.4.0", packageDelayMs: 600_000 }];
  await withSandbox({ scenario: { apps: [{ bundleId: "com.example.app", versions }] } }, async ({ env, folder }) => {
    const args = ["publish", "--bundle-id", "com.example.app", "--version", "2.4.0", "--directory", folder];
    const { ended } = start(args, env, (stderr, interrupt) => stderr.includes("waiting for") && interrupt());
    const { code, stderr } = await ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(/adp: interrupted\nThe same command goes on where it stopped\.\n$/);
  });
}, 15_000);

test("a reader that stops reading is no error", async () => {
  const { child, ended } = start(["--help"], {}, () => undefined);
  child.stdout.destroy();
  expect(await ended).toEqual({ code: 0, stderr: "" });
}, 15_000);
