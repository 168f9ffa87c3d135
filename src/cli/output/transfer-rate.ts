import { formatBytes } from "./byte-size.js";
import { formatDuration } from "./units.js";

/** How far a download is, over all of its files. */
export class TransferRate {
  /** In bytes; undefined when the manifest does not say. */
  total: number | undefined;
  readonly #now: () => number;
  readonly #received = new Map<string, number>();
  /** Bytes that came over the network, with their time; the last few seconds of them. */
  readonly #samples: { at: number; bytes: number }[] = [];
  #downloaded = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A download begins, of that many bytes. */
  start(total: number | undefined): void {
    this.total = total;
    this.#received.clear();
  }

  /** A file has that many bytes by now. What it had when it was first heard of came with an earlier run. */
  add(path: string, received: number): void {
    this.#downloaded += Math.max(0, received - (this.#received.get(path) ?? received));
    this.#received.set(path, received);
    const at = this.#now();
    this.#samples.push({ at, bytes: this.#downloaded });
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > windowMs) this.#samples.shift();
  }

  get received(): number {
    return [...this.#received.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  /** Bytes a second, over the last few seconds; 0 while nothing is known. */
  get rate(): number {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || !last || last.at === first.at) return 0;
    return ((last.bytes - first.bytes) * 1_000) / (last.at - first.at);
  }

  /** Such as `92.1 MB of 204.8 MB, 11.2 MB/s, 10 s left`. */
  describe(): string {
    const { received, total, rate } = this;
    const amount = formatBytes(received) + (total === undefined ? "" : ` of ${formatBytes(total)}`);
    if (rate === 0) return amount;
    const left = total === undefined ? "" : `, ${formatDuration(((total - received) / rate) * 1_000)} left`;
    return `${amount}, ${formatBytes(rate)}/s${received < (total ?? 0) ? left : ""}`;
  }
}

const windowMs = 5_000;
