import { existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Runs a script's command when the script was called, not when another module imports it. An error ends the process
 * with its message and exit code 1; a stack says nothing to the person who typed the command.
 */
export async function runWhenCalled(module: ImportMeta, command: (args: string[]) => Promise<void>): Promise<void> {
  const called = process.argv[1];
  if (!called || !existsSync(called) || realpathSync(called) !== fileURLToPath(module.url)) return;
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
