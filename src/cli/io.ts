import type { Readable } from "node:stream";
import type { Clock } from "../http/clock.js";

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
