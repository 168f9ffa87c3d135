import { exitCodes } from "./exit-code.js";
import type { TextSink } from "./io.js";

interface Process {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(code: number): unknown;
  stderr: TextSink;
}

/** A signal that the first Ctrl-C aborts, and what a supervisor or a closed terminal sends; the second one ends all. */
export function interruptBy(process: Process): AbortSignal {
  const interrupt = new AbortController();
  const onSignal = () => {
    if (!interrupt.signal.aborted) return interrupt.abort();
    // What stands on a progress bar's line is not for the shell to write behind.
    if (process.stderr.isTTY) process.stderr.write("\n");
    process.exit(exitCodes.interrupted);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  return interrupt.signal;
}
