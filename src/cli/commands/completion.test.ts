import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { runAdp } from "../../test-support/run-adp.js";

const run = promisify(execFile);

/** Sources the script in bash, with an `adp` that shows what it was asked and answers two lines. */
async function completeInBash(words: string[]): Promise<string[]> {
  const { stdout: script } = await runAdp(["completion", "bash"]);
  const bash = `
    adp() { printf '%s\\n' "<$*>" >&3; printf 'publish\\tin one go\\nplain $(echo oops)\\twhatever\\n'; }
    ${script}
    COMP_WORDS=("$@") COMP_CWORD=$(( $# - 1 ))
    _adp 3>&1
    printf '%s\\n' "\${COMPREPLY[@]}"
    complete -p adp`;
  const { stdout } = await run("bash", ["-c", bash, "bash", ...words]);
  return stdout.trimEnd().split("\n");
}

test("the script for bash asks adp, and neither runs what was typed nor what adp answers", async () => {
  const [asked, ...replies] = await completeInBash(["adp", "--key-file", "$(echo typed)", ""]);
  expect(asked).toBe("<complete -- --key-file $(echo typed) >");
  expect(replies).toEqual(["publish", "plain $(echo oops)", "complete -o default -F _adp adp"]);
});

test("bash's own word for = comes with an empty one after it", async () => {
  expect((await completeInBash(["adp", "publish", "--deltas", "="]))[0]).toBe("<complete -- publish --deltas = >");
});

test.each([
  ["zsh", ["#compdef adp", "compdef _adp adp", "_files"]],
  ["fish", ["complete -c adp", "(commandline -ct)"]],
])("the script for %s asks adp too", async (shell, parts) => {
  const { stdout } = await runAdp(["completion", shell]);
  for (const part of [...parts, "adp complete -- "]) expect(stdout).toContain(part);
});

test("with --json the script is in the document", async () => {
  const { stdout } = await runAdp(["completion", "bash"]);
  expect((await runAdp(["completion", "bash", "--json"])).document()).toEqual({ shell: "bash", script: stdout });
});

test("other shells are refused", async () => {
  const { exitCode, stderr } = await runAdp(["completion", "tcsh"]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("Allowed choices are bash, zsh, fish.");
});

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
  const { stdout } = await runAdp(["complete", "--", "com"]);
  expect(stdout).toBe("completion\tprint a shell's completion script\n");
});
