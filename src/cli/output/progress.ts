import type { GenericFormatter, MultiBar, Options, SingleBar } from "cli-progress";
import type { PublishEvent } from "../../node/index.js";
import { type Context, nowOf } from "../invocation.js";
import { type Output, printableLine } from "./output.js";
import { eventLine, pollText, TransferRate, waitText } from "./progress-text.js";
import { columnsFrom } from "./table.js";

const narrowest = 40;

/** A bar on a terminal; lines in CI, in a file, and on a terminal that is too narrow or cannot move its cursor. */
export async function createProgress(context: Context): Promise<Progress> {
  const { io, output } = context;
  const { isTTY, columns } = io.stderr;
  const isCi = io.env.CI !== undefined && io.env.CI !== "" && io.env.CI !== "false";
  const isInteractive = isTTY && !isCi && io.env.TERM !== "dumb" && columnsFrom(columns) >= narrowest;
  const now = () => nowOf(context);
  if (!isInteractive || output.mode.quiet) return new ProgressLines(output, now);
  const { default: library } = await import("cli-progress");
  return new ProgressBar(context, library, now);
}

/** Runs something that reports its progress. */
export async function withProgress<T>(
  context: Context,
  run: (onProgress: Progress["onProgress"]) => Promise<T>,
): Promise<T> {
  const progress = await createProgress(context);
  try {
    return await run((event) => progress.onProgress(event));
  } finally {
    progress.end();
  }
}

/** Shows on stderr what happens while a package is published or downloaded. */
export interface Progress {
  onProgress(event: PublishEvent): void;
  /** Removes the progress bar. */
  end(): void;
}

const betweenBytesMs = 10_000;
const betweenPollsMs = 60_000;

/** Progress as plain lines: one for each step and file, and from time to time one for the progress itself. */
export class ProgressLines implements Progress {
  readonly #output: Output;
  readonly #now: () => number;
  readonly #transfer: TransferRate;
  #notedAt: number;

  constructor(output: Output, now: () => number) {
    this.#output = output;
    this.#now = now;
    this.#transfer = new TransferRate(now);
    this.#notedAt = now();
  }

  onProgress(event: PublishEvent): void {
    const line = eventLine(event);
    if (line) this.#output.note(line);
    if (event.type === "plan") this.#transfer.start(event.bytes);
    if (event.type === "bytes") {
      this.#transfer.add(event.path, event.received);
      this.#noteAtMostEvery(betweenBytesMs, () => this.#transfer.describe());
    }
    if (event.type === "poll") {
      // The first poll shows that the wait has begun.
      this.#noteAtMostEvery(event.count === 1 ? 0 : betweenPollsMs, () => pollText(event));
    }
  }

  end(): void {}

  #noteAtMostEvery(betweenMs: number, text: () => string): void {
    const now = this.#now();
    if (now - this.#notedAt < betweenMs) return;
    this.#notedAt = now;
    this.#output.note(text());
  }
}

interface Library {
  MultiBar: typeof MultiBar;
}

/** The content of the bar's line. The library reads it ten times a second, so that durations in it advance. */
interface Shown {
  text: () => string;
  hasBar: boolean;
}

/** Progress on a terminal: lines for what is done, and below them one line for the progress itself. */
export class ProgressBar implements Progress {
  readonly #context: Context;
  readonly #library: Library;
  readonly #now: () => number;
  readonly #transfer: TransferRate;
  #shown: { bars: MultiBar; bar: SingleBar } | undefined;

  constructor(context: Context, library: Library, now: () => number) {
    this.#context = context;
    this.#library = library;
    this.#now = now;
    this.#transfer = new TransferRate(now);
  }

  onProgress(event: PublishEvent): void {
    const line = eventLine(event);
    if (line) this.#context.output.note(line);
    if (event.type === "poll") {
      const at = this.#now();
      this.#show({ text: () => waitText(event, Math.max(0, this.#now() - at)), hasBar: false });
    }
    if (event.type === "plan") this.#transfer.start(event.bytes);
    if (event.type === "bytes") {
      this.#transfer.add(event.path, event.received);
      const text = this.#transfer.describe();
      this.#show({ text: () => text, hasBar: this.#transfer.total !== undefined });
    }
    if (event.type === "step" && event.state === "done") this.end();
  }

  end(): void {
    this.#context.output.aboveBar = undefined;
    this.#shown?.bars.stop();
    this.#shown = undefined;
  }

  #show(shown: Shown): void {
    const { received, total = 0 } = this.#transfer;
    this.#shown ??= this.#start();
    const { bar } = this.#shown;
    bar.setTotal(total);
    bar.update(received, shown);
  }

  #start(): { bars: MultiBar; bar: SingleBar } {
    const { io, output } = this.#context;
    // The library uses no more of its stream than a text sink has.
    const stream = io.stderr as unknown as NodeJS.WritableStream;
    // `linewrap: true` has lines cut to the terminal's width, without switching its wrapping off.
    const options: Options = { stream, format, clearOnComplete: true, linewrap: true, gracefulExit: false, fps: 10 };
    const bars = new this.#library.MultiBar(options);
    output.aboveBar = (text) => {
      bars.log(text);
      // Otherwise it would be printed with the next frame, or not at all.
      bars.update();
    };
    return { bars, bar: bars.create(0, 0, { text: () => "", hasBar: false } satisfies Shown) };
  }
}

const maxBar = 30;
const minBar = 5;

/** A bar in the width that the text leaves of the terminal; none where that is too little. */
const format: GenericFormatter = (_, { progress, maxWidth }, { text: describe, hasBar }: Shown) => {
  const text = printableLine(describe());
  const percentage = `${Math.floor(progress * 100)}%`.padStart(4);
  const room = Math.min(maxBar, maxWidth - text.length - percentage.length - 3);
  if (!hasBar || room < minBar) return text;
  const filled = Math.round(progress * room);
  return `${"█".repeat(filled)}${"░".repeat(room - filled)}${percentage}  ${text}`;
};
