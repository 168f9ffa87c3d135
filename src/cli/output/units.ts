import { InvalidArgumentError } from "commander";
import { maxTimerMs } from "../../http/clock.js";

const units: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `1500ms`, `90s`, `45m` or `1h`. */
export function parseDuration(text: string): number {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const milliseconds = Math.round(Number(number) * (units[unit] ?? Number.NaN));
  if (Number.isNaN(milliseconds)) throw new InvalidArgumentError("Give a number with a unit: 1500ms, 90s, 45m or 1h.");
  if (milliseconds < 1) throw new InvalidArgumentError("Give a duration longer than 0.");
  if (milliseconds > maxTimerMs) throw new InvalidArgumentError("Give at most 596 hours.");
  return milliseconds;
}

/** Node's `fetch` gives up after that, and reports a lost connection. */
const maxRequestMs = 300_000;

export function parseRequestTimeout(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds <= maxRequestMs) return milliseconds;
  throw new InvalidArgumentError("Give at most 5 minutes: Node's fetch gives up after that.");
}

/** Such as `250 ms`, `45 s`, `12 min 5 s`, `1 h 30 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1_000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours > 0) return twoUnits(hours, "h", minutes % 60, "min");
  return minutes > 0 ? twoUnits(minutes, "min", seconds % 60, "s") : `${seconds} s`;
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small > 0 ? `${large} ${largeUnit} ${small} ${smallUnit}` : `${large} ${largeUnit}`;
}

const sizeUnits = ["kB", "MB", "GB", "TB"];

/** Such as `512 B`, `1.5 kB`, `2.0 GB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${Math.round(bytes)} B`;
  const power = Math.min(sizeUnits.length, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1_000 ** power).toFixed(1)} ${sizeUnits[power - 1]}`;
}

/** Reads a whole number from `min` to `max`. */
export function parseCount(min: number, max: number): (text: string) => number {
  return (text) => {
    const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (count >= min && count <= max) return count;
    throw new InvalidArgumentError(`Give a whole number from ${min} to ${max}.`);
  };
}

export function formatFiles(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}
