import { exitCodes } from "./exit-code.js";
import { main } from "./main.js";

/** Runs the command in this process, with its streams and signals. */
export async function runProcess(args: readonly string[]): Promise<void> {
  const { stdout, stderr, stdin, env } = process;
  const interrupt = new AbortController();
  const onSignal = () => {
    // The second one ends it at once.
    if (interrupt.signal.aborted) process.exit(exitCodes.interrupted);
    interrupt.abort();
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  for (const stream of [stdout, stderr]) stream.on("error", ignoreClosedPipe);
  process.exitCode = await main(args, { stdout, stderr, stdin, env, signal: interrupt.signal });
}

/** Whoever reads the output may stop reading, as `head` does; what is being done is finished all the same. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
