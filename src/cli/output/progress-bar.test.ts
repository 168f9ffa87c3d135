import library from "cli-progress";
import { expect, test } from "vitest";
import type { PublishEvent } from "../../node/index.js";
import type { Context } from "../invocation.js";
import { Output } from "./output.js";
import { createProgress, ProgressBar, ProgressLines } from "./progress.js";

function terminal(columns: number, env: Record<string, string> = {}): { context: Context; stderr: () => string } {
  let stderr = "";
  const write = (text: string) => {
    stderr += text;
  };
  const sink = { write, isTTY: true, columns };
  const io = { stdout: sink, stderr: sink, env, signal: new AbortController().signal };
  return {
    context: { io, output: new Output(io, { json: false, quiet: false, verbose: false }), advice: {} },
    stderr: () => stderr,
  };
}

const steps: PublishEvent[] = [
  { type: "plan", files: 1, bytes: 2_000_000 },
  { type: "bytes", path: "a", received: 0, total: 2_000_000 },
  { type: "bytes", path: "a", received: 1_000_000, total: 2_000_000 },
  { type: "retry", path: "a", reason: "connection lost \u001b[2J", delayMs: 500 },
];

/** What stands on the terminal's lines: what is drawn over is gone. */
function shownAfter(columns: number, events = steps): string[] {
  const { context, stderr } = terminal(columns);
  let now = 0;
  const bar = new ProgressBar(context, library, () => now);
  for (const step of events) {
    bar.onProgress(step);
    now += 1_000;
  }
  const drawn = stderr();
  bar.end();
  // The library goes back to the first column, and clears the line before or what is left of it after.
  const lines = drawn.split("\n").map((line) => line.split("\u001b[1G").at(-1) ?? "");
  return lines.map((line) => line.replace("\u001b[2K", "").replace("\u001b[0K", ""));
}

test("the bar says how much, how fast and how long still, and lines stand above it", () => {
  expect(shownAfter(100)).toEqual([
    "1 file in all, 2.0 MB",
    "a: connection lost  [2J; again in 500 ms",
    `${"█".repeat(15)}${"░".repeat(15)} 50%  1.0 MB of 2.0 MB, 1.0 MB/s, 1 s left`,
  ]);
});

test("what fails of another file stands above the bar, which continues", () => {
  const ofOther: PublishEvent = { type: "retry", path: "b", reason: "503 from the server", delayMs: 500 };
  expect(shownAfter(100, [...steps.slice(0, 3), ofOther])).toEqual([
    "1 file in all, 2.0 MB",
    "b: 503 from the server; again in 500 ms",
    `${"█".repeat(15)}${"░".repeat(15)} 50%  1.0 MB of 2.0 MB, 1.0 MB/s, 1 s left`,
  ]);
});

test("the bar is as wide as the terminal lets it", () => {
  const narrow = shownAfter(60).at(-1) ?? "";
  expect(narrow).toMatch(/^█+░+ 50% {2}1\.0 MB of 2\.0 MB, 1\.0 MB\/s, 1 s left$/);
  expect(narrow.length).toBeLessThan(60);
  expect(shownAfter(44).at(-1)).toBe("1.0 MB of 2.0 MB, 1.0 MB/s, 1 s left");
});

test("a wait says how long it has been, how long it may be, and when the next poll is, and ticks", () => {
  const { context, stderr } = terminal(100);
  let now = 0;
  const bar = new ProgressBar(context, library, () => now);
  const times = { count: 1, elapsedMs: 60_000, remainingMs: 1_740_000, nextPollMs: 15_000, problem: undefined };
  bar.onProgress({ type: "poll", waitingFor: "version", ...times });
  const lineAt = (time: number) => {
    now = time;
    // A line above has the bar drawn at once.
    context.output.note("above");
    return stderr().split("above\n").at(-1)?.split("\u001b[1G").at(-1)?.replace("\u001b[0K", "");
  };
  const lines = [0, 1_000, 2_000, 16_000].map(lineAt);
  bar.end();
  expect(lines).toEqual([
    "waiting for the package version for 1 min, 29 min left; next poll in 15 s",
    "waiting for the package version for 1 min 1 s, 28 min 59 s left; next poll in 14 s",
    "waiting for the package version for 1 min 2 s, 28 min 58 s left; next poll in 13 s",
    "waiting for the package version for 1 min 16 s, 28 min 44 s left; polling",
  ]);
});

test("when it ends, the line is free again and output goes straight to the terminal", () => {
  const { context, stderr } = terminal(100);
  const bar = new ProgressBar(context, library, () => 0);
  for (const step of steps) bar.onProgress(step);
  bar.end();
  expect(stderr().endsWith("\u001b[0J")).toBe(true);
  expect(context.output.aboveBar).toBeUndefined();
  context.output.note("after");
  expect(stderr()).toMatch(/after\n$/);
});

test.each([
  ["a wide terminal", 80, {}, ProgressBar],
  ["a terminal that does not say its width", 0, {}, ProgressBar],
  ["a narrow terminal", 39, {}, ProgressLines],
  ["CI", 80, { CI: "true" }, ProgressLines],
  ["CI=false", 80, { CI: "false" }, ProgressBar],
  ["a dumb terminal", 80, { TERM: "dumb" }, ProgressLines],
])("on %s progress is fitting", async (_, columns, env, kind) => {
  expect(await createProgress(terminal(columns, env).context)).toBeInstanceOf(kind);
});
