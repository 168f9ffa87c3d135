import type { PublishEvent, PublishStep } from "../../node/index.js";
import { formatBytes } from "./byte-size.js";
import type { Line } from "./output.js";
import { formatDuration } from "./units.js";

const steps: Record<PublishStep, string> = {
  findApp: "app found",
  findVersion: "version found",
  ensurePackage: "package",
  waitForVersion: "package version",
  download: "downloaded",
  verify: "verified",
};

/** What is worth a line of its own; undefined for what only says how far it is. */
export function eventLine(event: PublishEvent): Line | undefined {
  switch (event.type) {
    case "step":
      return event.state === "done" ? { mark: "done", text: stepText(event) } : undefined;
    case "plan":
      return `${count(event.files)} in all${event.bytes === undefined ? "" : `, ${formatBytes(event.bytes)}`}`;
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
export function pollText({ waitingFor, elapsedMs, remainingMs, problem }: PollEvent): string {
  const what = waitingFor === "deltas" ? "a version with deltas" : "the package version";
  const times = `for ${formatDuration(elapsedMs)}, ${formatDuration(remainingMs)} left`;
  return `waiting for ${what} ${times}${problem ? ` (${problem.message})` : ""}`;
}

/** The same some time after the poll, and when the next one is. */
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
  const outcome = created === undefined ? [] : [created ? "created" : "was there already"];
  const amount = typeof files === "number" ? [count(files)] : [];
  return [steps[step], [...outcome, ...amount, ...facts].join(", ")].filter(Boolean).join(": ");
}

export function count(files: number): string {
  return files === 1 ? "1 file" : `${files} files`;
}
