import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { run } from "../run-command.js";
import { type Result, secondsSince } from "./result.js";

const root = join(import.meta.dirname, "../..");
const environment = {
  ...{ REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
};

/** Runs an npm script that is one check; its output is told when it fails. */
export async function runGate(title: string, script: string, args: readonly string[]): Promise<Result> {
  const startedAt = Date.now();
  try {
    await run([await commandOf(script), ...args].join(" "), [], { directory: root, environment, isShell: true });
    return { passed: 1, failed: 0, text: `✓ ${title} (${secondsSince(startedAt)})` };
  } catch (error) {
    const text = `✗ ${title} (npm run ${script}, ${secondsSince(startedAt)})\n${(error as Error).message}`;
    return { passed: 0, failed: 1, text };
  }
}

/** What an npm script runs. Without npm, which takes half a second of CPU each time. */
async function commandOf(script: string): Promise<string> {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const command = scripts[script];
  if (command === undefined) throw new Error(`there is no npm run ${script}`);
  return command;
}
