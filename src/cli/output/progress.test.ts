import { expect, test } from "vitest";
import type { PublishEvent } from "../../node/index.js";
import { Output } from "./output.js";
import { ProgressLines } from "./progress.js";

/** Progress at times that the test sets, and the lines that it wrote. */
function progress(): { tell: (at: number, event: PublishEvent) => void; lines: () => string[] } {
  let [now, stderr] = [0, ""];
  const sink = (text: string) => {
    stderr += text;
  };
  const io = {
    stdout: { write: () => undefined },
    stderr: { write: sink },
    env: {},
    signal: new AbortController().signal,
  };
  const output = new Output(io, { json: false, quiet: false, verbose: false });
  const shown = new ProgressLines(output, () => now);
  const tell = (at: number, event: PublishEvent) => {
    now = at;
    shown.onProgress(event);
  };
  return { tell, lines: () => stderr.trimEnd().split("\n") };
}

test("a long file gets a line every ten seconds", () => {
  const { tell, lines } = progress();
  tell(0, { type: "plan", files: 1, bytes: 100_000_000 });
  for (let second = 0; second <= 25; second++) {
    tell(second * 1_000, { type: "bytes", path: "a", received: second * 1_000_000, total: 100_000_000 });
  }
  tell(26_000, { type: "file", path: "a", outcome: "downloaded", size: 100_000_000 });
  expect(lines()).toEqual([
    "1 file in all, 100.0 MB",
    "10.0 MB of 100.0 MB, 1.0 MB/s, 1 min 30 s left",
    "20.0 MB of 100.0 MB, 1.0 MB/s, 1 min 20 s left",
    "✓ a downloaded, 100.0 MB",
  ]);
});

test("what fails of one file while others are downloaded is said by its name, and the others continue", () => {
  const { tell, lines } = progress();
  tell(0, { type: "plan", files: 2, bytes: 100_000_000 });
  tell(0, { type: "bytes", path: "a", received: 0, total: 50_000_000 });
  tell(5_000, { type: "retry", path: "b", reason: "503 from the server", delayMs: 2_000 });
  tell(10_000, { type: "bytes", path: "a", received: 50_000_000, total: 50_000_000 });
  tell(11_000, { type: "file", path: "a", outcome: "downloaded", size: 50_000_000 });
  expect(lines()).toEqual([
    "2 files in all, 100.0 MB",
    "b: 503 from the server; again in 2 s",
    "50.0 MB of 100.0 MB, 5.0 MB/s, 10 s left",
    "✓ a downloaded, 50.0 MB",
  ]);
});

test("a long wait gets a line when it begins and one a minute", () => {
  const { tell, lines } = progress();
  for (let count = 1; count <= 9; count++) {
    const elapsedMs = (count - 1) * 15_000;
    const problem = count === 5 ? new Error("429 RATE_LIMIT_EXCEEDED") : undefined;
    tell(elapsedMs, {
      type: "poll",
      waitingFor: "deltas",
      count,
      elapsedMs,
      nextPollMs: 15_000,
      remainingMs: 300_000 - elapsedMs,
      problem,
    });
  }
  expect(lines()).toEqual([
    "waiting for a version with deltas for 0 ms, 5 min left",
    "waiting for a version with deltas for 1 min, 4 min left (429 RATE_LIMIT_EXCEEDED)",
    "waiting for a version with deltas for 2 min, 3 min left",
  ]);
});

test("a step gets a line when it is done, with what is known of it", () => {
  const { tell, lines } = progress();
  tell(0, { type: "step", step: "findApp", state: "started", detail: {} });
  tell(0, { type: "step", step: "findApp", state: "done", detail: { appId: "7", name: undefined } });
  tell(0, { type: "step", step: "ensurePackage", state: "done", detail: { packageId: "8", created: false } });
  tell(0, { type: "step", step: "verify", state: "done", detail: { files: 5 } });
  tell(0, { type: "retry", path: "a", reason: "connection lost", delayMs: 500 });
  expect(lines()).toEqual([
    "✓ app found: appId 7",
    "✓ package: already existed, packageId 8",
    "✓ verified: 5 files",
    "a: connection lost; again in 500 ms",
  ]);
});
