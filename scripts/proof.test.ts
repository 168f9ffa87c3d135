import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runScript } from "./testing/project-copy.js";

const root = join(import.meta.dirname, "..");

function proof(...args: string[]) {
  return runScript(root, ["scripts/proof.ts", ...args]);
}

describe("the proof", { timeout: 60_000 }, () => {
  test.each([
    [["--part=everything"], "--part: one of contract, wrapper\n"],
    [["--sites=some"], "--sites: a whole number from 1\n"],
    [["--sites=2", "--seed=-1"], "--seed: a whole number from 1\n"],
  ])("refuses %j", async (args, message) => {
    expect(await proof(...args)).toEqual({ code: 1, stdout: "", stderr: message });
  });
});
