import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runScript } from "./testing/project-copy.js";

const root = join(import.meta.dirname, "..");

function proof(...args: string[]) {
  return runScript(root, ["scripts/proof.ts", ...args]);
}

describe("the proof", { timeout: 60_000 }, () => {
  test("prints a table and the bars", async () => {
    const { code, stdout } = await proof("--part", "answers", "--sites", "1");
    expect(stdout).toMatch(/^answers \(.* s\)\n {2}operator +mutants +right +% +owned by +caught by\n/);
    expect(stdout).toMatch(/\n✓ odd answers that work, or end in the documented error: 100\.00 %, (\d+) of \1 /);
    expect(code).toBe(0);
  });

  test("prints nothing but JSON when that is asked for", async () => {
    const { stdout } = await proof("--part", "answers", "--sites", "1", "--seed", "7", "--json", "-");
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ extent: { sites: 1, seed: 7 }, parts: [{ part: "answers", survivors: [] }] });
    expect(report.parts[0].bars).toEqual([expect.objectContaining({ met: true })]);
  });

  test.each([
    [["--part=everything"], "--part: one of contract, wrapper, answers\n"],
    [["--sites=some"], "--sites: a whole number from 1\n"],
    [["--sites=2", "--seed=-1"], "--seed: a whole number from 1\n"],
  ])("refuses %j", async (args, message) => {
    expect(await proof(...args)).toEqual({ code: 1, stdout: "", stderr: message });
  });
});
