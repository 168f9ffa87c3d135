import type { TextSink } from "./io.js";
import type { OutputMode } from "./output/output.js";

/** What a command that was interrupted ends with. It stands here, so that nothing else is loaded before signals are heeded. */
export const interruptedExitCode = 130;

interface Process {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(code: number): unknown;
  stderr: TextSink;
}

/**
 * A signal that the first Ctrl-C aborts, and what a supervisor or a closed terminal sends; the second one ends all, once
 * `beforeExit` has been called, and the third at once.
 */
export function interruptBy(process: Process, beforeExit: (exit: () => void) => void = (exit) => exit()): AbortSignal {
  const interrupt = new AbortController();
  const exit = () => process.exit(interruptedExitCode);
  let isEnding = false;
  const onSignal = () => {
    if (!interrupt.signal.aborted) return interrupt.abort();
    if (isEnding) return exit();
    isEnding = true;
    // What stands on a progress bar's line is not for the shell to write behind.
    if (process.stderr.isTTY) process.stderr.write("\n");
    beforeExit(exit);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  return interrupt.signal;
}

/** What `--json` has under `error` after a signal. */
export function interruptionDocument(nextStep: string) {
  return { code: "ERR_ADP_INTERRUPTED", message: "interrupted", exitCode: interruptedExitCode, nextStep };
}

/** Says so when the command was not loaded yet, so that it has done nothing. */
export function tellEarlyInterruption(
  { stdout, stderr }: Record<"stdout" | "stderr", TextSink>,
  { json }: OutputMode,
): void {
  const nextStep = "Nothing was done. Run the same command again.";
  if (json) stdout.write(`${JSON.stringify({ error: interruptionDocument(nextStep) }, undefined, 2)}\n`);
  stderr.write(`adp: interrupted\n${nextStep}\n`);
}
