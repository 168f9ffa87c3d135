import type { PublishEvent } from "../../node/index.js";
import type { Output } from "./output.js";
import { eventLine, pollText } from "./progress-text.js";
import { TransferRate } from "./transfer-rate.js";

/** Shows on stderr what happens while a package is published or downloaded. */
export interface Progress {
  onProgress(event: PublishEvent): void;
  /** Takes away what only says how far it is. */
  end(): void;
}

const betweenBytesMs = 10_000;
const betweenPollsMs = 60_000;

/** Progress as plain lines: one for a step and a file, and now and then one that says how far it is. */
export class ProgressLines implements Progress {
  readonly #output: Output;
  readonly #now: () => number;
  readonly #transfer: TransferRate;
  #saidAt: number;

  constructor(output: Output, now: () => number) {
    this.#output = output;
    this.#now = now;
    this.#transfer = new TransferRate(now);
    this.#saidAt = now();
  }

  onProgress(event: PublishEvent): void {
    const line = eventLine(event);
    if (line) this.#output.note(line);
    if (event.type === "plan") this.#transfer.start(event.bytes);
    if (event.type === "bytes") {
      this.#transfer.add(event.path, event.received);
      this.#nowAndThen(betweenBytesMs, () => this.#transfer.describe());
    }
    if (event.type === "poll") {
      // The first look says that the wait has begun.
      this.#nowAndThen(event.count === 1 ? 0 : betweenPollsMs, () => pollText(event));
    }
  }

  end(): void {}

  #nowAndThen(betweenMs: number, text: () => string): void {
    const now = this.#now();
    if (now - this.#saidAt < betweenMs) return;
    this.#saidAt = now;
    this.#output.note(text());
  }
}
