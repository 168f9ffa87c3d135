import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Clock } from "../http/clock.js";

/** As far from `src/cli` as from `dist/cli` and `dist/chunks`. */
export const contractFile = fileURLToPath(new URL("../../openapi/app-store-connect.yaml", import.meta.url));

/** The exit code of an interrupted command. It is here so that nothing else is loaded before signals are handled. */
export const interruptedExitCode = 130;

interface Process {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(code: number): unknown;
  stderr: TextSink;
}

/**
 * A signal that is aborted by the first Ctrl-C, or what a supervisor or a closed terminal sends. The second one ends
 * the process once `beforeExit` has been called, and the third immediately.
 */
export function interruptBy(process: Process, beforeExit: (exit: () => void) => void = (exit) => exit()): AbortSignal {
  const interrupt = new AbortController();
  const exit = () => process.exit(interruptedExitCode);
  let isEnding = false;
  const onSignal = () => {
    if (!interrupt.signal.aborted) return interrupt.abort();
    if (isEnding) return exit();
    isEnding = true;
    // The shell's prompt starts below a progress bar, not behind it.
    if (process.stderr.isTTY) process.stderr.write("\n");
    beforeExit(exit);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  return interrupt.signal;
}

/** The member `error` of `--json` after a signal. */
export function interruptionDocument(nextStep: string) {
  return { code: "ERR_ADP_INTERRUPTED", message: "interrupted", exitCode: interruptedExitCode, nextStep };
}

/** Reports a signal before the command was loaded, when it has done nothing. */
export function printEarlyInterruption(
  { stdout, stderr }: Record<"stdout" | "stderr", TextSink>,
  { json }: OutputMode,
): void {
  const nextStep = "Nothing was done. Run the same command again.";
  if (json) stdout.write(`${JSON.stringify({ error: interruptionDocument(nextStep) }, undefined, 2)}\n`);
  stderr.write(`adp: interrupted\n${nextStep}\n`);
}

/**
 * Keeps the process alive when its output fails. A reader that stops reading, as `head` does, is no error. A full disk
 * is one: it is reported, and the exit code is 1.
 */
export function handleOutputErrors({ stdout, stderr }: NodeJS.Process): void {
  let alreadyPrinted = false;
  // A failure of stderr cannot be reported anywhere.
  stderr.on("error", () => undefined);
  stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE" || alreadyPrinted) return;
    alreadyPrinted = true;
    stderr.write(`adp: stdout: ${code}\n`);
    process.exitCode ||= 1;
  });
}

/**
 * The output options, wherever in the arguments. They are read before anything else, so that an error in the arguments
 * is also reported in the form that they ask for.
 */
export function outputModeFrom(args: readonly string[]): OutputMode {
  const end = args.indexOf("--");
  const options = new Set(end < 0 ? args : args.slice(0, end));
  return { json: options.has("--json"), quiet: options.has("--quiet"), verbose: options.has("--verbose") };
}

/** The options `--json`, `--quiet` and `--verbose`. */
export interface OutputMode {
  json: boolean;
  quiet: boolean;
  verbose: boolean;
}

/** Where text goes: a process's stdout or stderr, or what a test collects. */
export interface TextSink {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/** All that the command requires of its process, so that it can run inside another program. */
export interface Io {
  /** The result. */
  stdout: TextSink;
  /** Progress and errors. */
  stderr: TextSink;
  /** For secrets that are piped in and for questions. Default none. */
  stdin?: (Readable & { isTTY?: boolean | undefined }) | undefined;
  env: Record<string, string | undefined>;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  /**
   * Receives a function to call before a second signal ends the process: it reports the interruption, so that `--json`
   * prints its document in that case too. Default nothing.
   */
  onInterruption?: ((report: () => void) => void) | undefined;
  /** Default the global `fetch`, through the proxies that `env` names. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
  /** For waits between requests, and for tokens. Default the system's. */
  clock?: Clock | undefined;
  /** What relative paths start from. Default the process's folder. */
  cwd?: string | undefined;
}
