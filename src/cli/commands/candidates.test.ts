import { expect, test } from "vitest";
import { runAdp } from "../../test-support/run-adp.js";

async function complete(...words: string[]): Promise<string[]> {
  const { exitCode, stdout } = await runAdp(["complete", "--", ...words]);
  expect(exitCode).toBe(0);
  return stdout.split("\n").flatMap((line) => line.split("\t")[0] || []);
}

test.each([
  [["pu"], ["publish"]],
  [
    ["keys", ""],
    ["list", "add", "remove", "help"],
  ],
  [["--json", "keys", "re"], ["remove"]],
  [["help", "key"], ["keys"]],
  [["help", "keys", "re"], ["remove"]],
  [
    ["api", "P"],
    ["POST", "PATCH"],
  ],
  [["publish", "--del"], ["--deltas"]],
  [
    ["publish", "--deltas", ""],
    ["ifPresent", "wait", "skip"],
  ],
  [["publish", "--deltas", "w"], ["wait"]],
  [["publish", "--deltas=w"], ["--deltas=wait"]],
  [["publish", "--deltas", "=", "s"], ["skip"]],
  [["publish", "--bundle-id", "keys", "--plat"], ["--platform"]],
  [["publish", "--json", "--platform", "M"], ["MAC_OS"]],
  [
    ["completion", ""],
    ["bash", "zsh", "fish"],
  ],
  [["verify", "./pack"], []],
  [["publish", "--directory", ""], []],
  [["publish", "--nonsense=", ""], []],
])("%j may become %j", async (words, expected) => {
  expect(await complete(...words)).toEqual(expected);
});

test("commands have their description beside them, and hidden ones are not offered", async () => {
  const { stdout } = await runAdp(["complete", "--", "co"]);
  expect(stdout).toBe("completion\tprint what lets a shell complete adp's words\n");
});
