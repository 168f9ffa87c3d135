import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Clock } from "../http/clock.js";
import type { OutputMode } from "./output/output.js";

/** As far from `src/cli` as from `dist/cli` and `dist/chunks`. */
export const contractFile = fileURLToPath(new URL("../../openapi/app-store-connect.yaml", import.meta.url));

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
export function printEarlyInterruption(
  { stdout, stderr }: Record<"stdout" | "stderr", TextSink>,
  { json }: OutputMode,
): void {
  const nextStep = "Nothing was done. Run the same command again.";
  if (json) stdout.write(`${JSON.stringify({ error: interruptionDocument(nextStep) }, undefined, 2)}\n`);
  stderr.write(`adp: interrupted\n${nextStep}\n`);
}

/**
 * Has the process live on when its output fails. Whoever reads it may stop reading, as `head` does; that is no error.
 * A result that a full disk does not take is one: it is told, and ends with 1. Loads nothing, for `adp --version`.
 */
export function handleOutputErrors({ stdout, stderr }: NodeJS.Process): void {
  let alreadyPrinted = false;
  // Of what stderr does not take, there is nowhere to tell.
  stderr.on("error", () => undefined);
  stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE" || alreadyPrinted) return;
    alreadyPrinted = true;
    stderr.write(`adp: stdout: ${code}\n`);
    process.exitCode ||= 1;
  });
}

/**
 * What the arguments ask of the output, wherever in them. Read before anything else, so that arguments that are refused
 * are refused in the form that was asked for.
 */
export function outputModeFrom(args: readonly string[]): OutputMode {
  const end = args.indexOf("--");
  const options = new Set(end < 0 ? args : args.slice(0, end));
  return { json: options.has("--json"), quiet: options.has("--quiet"), verbose: options.has("--verbose") };
}

/** Where text goes: a process's stdout or stderr, or what a test collects. */
export interface TextSink {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/** All that the command takes of the world, so that it can run inside another program. */
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
   * Is given what to call before a second signal ends the process, which leaves the command no time to end by itself:
   * with `--json` there is one document all the same. Default nothing.
   */
  onInterruption?: ((tell: () => void) => void) | undefined;
  /** Default the global `fetch`, through the proxies that `env` names. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
  /** For waits between requests, and for tokens. Default the system's. */
  clock?: Clock | undefined;
  /** What relative paths start from. Default the process's folder. */
  cwd?: string | undefined;
}
