import { interruptBy } from "./interrupt.js";
import { main } from "./main.js";

/** Runs the command in this process, with its streams and signals. */
export async function runProcess(args: readonly string[]): Promise<void> {
  const { stdout, stderr, stdin, env } = process;
  const exitCode = await main(args, { stdout, stderr, stdin, env, signal: interruptBy(process) });
  // Output that failed on the way has set it already.
  process.exitCode ||= exitCode;
}
