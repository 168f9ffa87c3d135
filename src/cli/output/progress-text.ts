import type { PublishEvent, PublishStep } from "../../node/index.js";
import type { Line } from "./output.js";
import { formatBytes, formatDuration, formatFiles } from "./units.js";

const steps: Record<PublishStep, string> = {
  findApp: "app found",
  findVersion: "version found",
  // Also of a state that is neither approved nor awaited.
  waitForApproval: "review over",
  ensurePackage: "package",
  waitForVersion: "package version",
  download: "downloaded",
  verify: "verified",
};

/** The line for an event; undefined for one that only updates the progress. */
export function eventLine(event: PublishEvent): Line | undefined {
  switch (event.type) {
    case "step":
      return event.state === "done" ? { mark: "done", text: stepText(event) } : undefined;
    case "plan":
      return `${formatFiles(event.files)} in all${event.bytes === undefined ? "" : `, ${formatBytes(event.bytes)}`}`;
    case "file":
      return { mark: "done", text: `${event.path} ${event.outcome}, ${formatBytes(event.size)}` };
    case "retry":
      return `${event.path}: ${event.reason}; again in ${formatDuration(event.delayMs)}`;
    default:
      return undefined;
  }
}

type PollEvent = PublishEvent & { type: "poll" };

/** Such as `waiting for the package version for 45 s, 29 min left`. */
export function pollText(poll: PollEvent): string {
  const { elapsedMs, remainingMs, problem } = poll;
  const what = awaited(poll);
  const times = `for ${formatDuration(elapsedMs)}, ${formatDuration(remainingMs)} left`;
  return `waiting for ${what} ${times}${problem ? ` (${problem.message})` : ""}`;
}

function awaited(poll: PollEvent): string {
  if (poll.waitingFor === "approval") return `the approval of the version, which is ${poll.appVersionState},`;
  return poll.waitingFor === "deltas" ? "a version with deltas" : "the package version";
}

/** As {@link pollText}, some time after the poll, with the time of the next one. */
export function waitText(poll: PollEvent, sinceMs: number): string {
  const { elapsedMs, remainingMs, nextPollMs } = poll;
  const text = pollText({
    ...poll,
    elapsedMs: elapsedMs + sinceMs,
    remainingMs: Math.max(0, remainingMs - sinceMs),
  });
  return nextPollMs > sinceMs ? `${text}; next poll in ${formatDuration(nextPollMs - sinceMs)}` : `${text}; polling`;
}

function stepText({ step, detail }: PublishEvent & { type: "step" }): string {
  const { created, files, ...ids } = detail;
  const facts = Object.entries(ids).flatMap(([name, value]) => (value === undefined ? [] : `${name} ${value}`));
  const outcome = created === undefined ? [] : [created ? "created" : "already existed"];
  const amount = typeof files === "number" ? [formatFiles(files)] : [];
  return [steps[step], [...outcome, ...amount, ...facts].join(", ")].filter(Boolean).join(": ");
}

/** The progress of a download, over all of its files. */
export class TransferRate {
  /** In bytes; undefined if the manifest does not say. */
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

  /** A file has that many bytes now. Those in its first event were downloaded by an earlier run. */
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
