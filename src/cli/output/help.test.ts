import { expect, test } from "vitest";
import { runAdp } from "../../test-support/run-adp.js";

const commands = [
  "publish",
  "create",
  "show",
  "wait",
  "download",
  "verify",
  "outdated",
  "altstore process",
  "altstore entry",
  "altstore update",
  "apps",
  "versions",
  "keys list",
  "keys add",
  "keys remove",
  "domains list",
  "domains add",
  "domains remove",
  "webhooks list",
  "webhooks add",
  "webhooks update",
  "webhooks remove",
  "webhooks ping",
  "webhooks deliveries",
  "webhooks redeliver",
  "marketplace-search show",
  "marketplace-search set",
  "marketplace-search remove",
  "doctor",
  "contract check",
  "contract diff",
  "token",
  "api",
  "sandbox",
  "mock",
  "completion",
];

test.each(commands)("adp %s --help has purpose, options, example and exit codes, in 80 columns", async (command) => {
  const { exitCode, stdout, stderr } = await runAdp([...command.split(" "), "--help"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(new RegExp(`^Usage: adp ${command} .*\n\n[A-Z]`));
  for (const part of ["--json", "--verbose", `  $ adp ${command.split(" ")[0]}`, "Exit codes: "]) {
    if (command !== "completion" || !part.startsWith("  $")) expect(stdout).toContain(part);
  }
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

test.each(["", "altstore", "keys", "domains", "webhooks", "marketplace-search", "contract"])(
  "adp %s --help fits 80 columns",
  async (command) => {
    const { exitCode, stdout } = await runAdp([...command.split(" ").filter(Boolean), "--help"]);
    expect(exitCode).toBe(0);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  },
);

test("the commands above are all there are", async () => {
  const { stdout } = await runAdp(["complete", "--", ""]);
  const names = stdout.split("\n").flatMap((line) => line.split("\t")[0] || []);
  const known = new Set(commands.map((command) => command.split(" ")[0]));
  expect(names.filter((name) => name !== "help")).toEqual(
    [...known].sort((a, b) => names.indexOf(a ?? "") - names.indexOf(b ?? "")),
  );
});

test("help is as wide as the terminal", async () => {
  const widest = async (columns: number) => {
    const { stdout } = await runAdp(["wait", "--help"], { columns });
    return Math.max(
      ...(stdout
        .split("\nExample")[0]
        ?.split("\n")
        .map((line) => line.length) ?? []),
    );
  };
  expect(await widest(60)).toBeLessThanOrEqual(60);
  expect(await widest(100)).toBeGreaterThan(80);
  expect(await widest(300)).toBeLessThanOrEqual(100);
});

test("adp --help has the exit codes and where credentials come from", async () => {
  const { stdout } = await runAdp(["--help"]);
  for (const line of ["  0    done", "  3    credentials", "  130  interrupted", "ASC_PRIVATE_KEY_PATH"]) {
    expect(stdout).toContain(line);
  }
});

/** What no width makes shorter: an example's lines, a word with what it is indented by. */
function mayBeLonger(line: string): boolean {
  return /^ {2}\$ | \\$|^ {6}--/.test(line) || /^ *\S+$/.test(line);
}

test.each([40, 20])("at %i columns no line is longer, but for examples and single words", async (columns) => {
  for (const command of ["", ...commands]) {
    const { stdout } = await runAdp([...command.split(" ").filter(Boolean), "--help"], { columns });
    const longer = stdout.split("\n").filter((line) => line.length > columns && !mayBeLonger(line));
    expect({ command, longer }).toEqual({ command, longer: [] });
  }
});

test("where the second column gets too narrow, descriptions stand below the options", async () => {
  const { stdout } = await runAdp(["verify", "--help"], { columns: 44 });
  expect(stdout).toContain("  --deltas <how>\n      skip: missing deltas are not a");
  expect((await runAdp(["verify", "--help"], { columns: 45 })).stdout).toMatch(
    / {2}--deltas <how> +skip: missing deltas/,
  );
});

/** Without a default: they are needed, name one of several things, or are left as they are when left out. */
const withoutDefault =
  /--(bundle-id|app-id|version|app-store-version-id|package-id|package-version-id|directory|download-url) /;

test.each(commands)("adp %s --help has the default of every option that takes a value", async (command) => {
  const { stdout } = await runAdp([...command.split(" "), "--help"], { columns: 100 });
  const options = stdout.split(/\n(?= {2}(?:-\w, )?--)/).filter((option) => /^ {2}--[\w-]+ </.test(option));
  const withoutOne = options.filter((option) => !/default:/.test(option.split("\n\n")[0] ?? ""));
  const isOther = (option: string) =>
    !withoutDefault.test(option) && !/^ {2}--url /.test(option) && command !== "webhooks update";
  expect(withoutOne.filter(isOther)).toEqual([]);
});
