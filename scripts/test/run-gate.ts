import { join } from "node:path";
import { run } from "../run-command.js";
import { type Result, secondsSince } from "./result.js";

const root = join(import.meta.dirname, "../..");
const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/** Runs an npm script that is one check; its output is told when it fails. */
export async function runGate(title: string, script: string, args: readonly string[]): Promise<Result> {
  const startedAt = Date.now();
  try {
    await run("npm", ["run", "--silent", script, "--", ...args], { directory: root, environment: quiet });
    return { passed: 1, failed: 0, text: `✓ ${title} (${secondsSince(startedAt)})` };
  } catch (error) {
    const text = `✗ ${title} (npm run ${script}, ${secondsSince(startedAt)})\n${(error as Error).message}`;
    return { passed: 0, failed: 1, text };
  }
}
