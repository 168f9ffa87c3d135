import { interruptBy } from "./interrupt.js";
import { main } from "./main.js";

/** Runs the command in this process, with its streams and signals. */
export async function runProcess(args: readonly string[]): Promise<void> {
  const { stdout, stderr, stdin, env } = process;
  let tellInterruption = () => {};
  const signal = interruptBy(process, (exit) => {
    tellInterruption();
    // What was written before is out by then.
    stdout.write("", exit);
  });
  const onInterruption = (tell: () => void) => {
    tellInterruption = tell;
  };
  const exitCode = await main(args, { stdout, stderr, stdin, env, signal, onInterruption });
  // Output that failed on the way has set it already.
  process.exitCode ||= exitCode;
}
