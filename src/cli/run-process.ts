import type { Io } from "./io.js";
import { main } from "./main.js";

/** Runs the command in this process, with its streams. */
export async function runProcess(
  args: readonly string[],
  signal: AbortSignal,
  onInterruption: Io["onInterruption"],
): Promise<void> {
  const { stdout, stderr, stdin, env } = process;
  const exitCode = await main(args, { stdout, stderr, stdin, env, signal, onInterruption });
  // Output that failed on the way has set it already.
  process.exitCode ||= exitCode;
}
