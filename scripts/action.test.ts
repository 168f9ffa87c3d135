import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";

let folder: string;
let script: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "action-"));
  await mkdir(join(folder, "bin"));
  const action = parse(await readFile(join(import.meta.dirname, "../action.yml"), "utf8"));
  script = action.runs.steps[0].run;
});
afterAll(() => rm(folder, { recursive: true }));

async function executable(name: string, text: string): Promise<void> {
  const file = join(folder, "bin", name);
  await writeFile(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, 0o755);
}

/** Runs the step with an `adp` that ends with a code, and a `gh` that notes its calls and says which issue is open. */
async function check(code: number, issue = "", env: Record<string, string> = {}) {
  await executable("adp", `echo "$*" > adp.log; printf '## 4.4.1 → 4.5\n\nThe rest.\n'; exit ${code}`);
  await executable("gh", `echo "$*" >> gh.log\n[ "$2" != list ] || echo ${issue}`);
  await rm(join(folder, "gh.log"), { force: true });
  const inputs = { USES: "", DOCUMENT: "", FAIL_ON: "breaking", COMMAND: "adp", LABEL: "apple-contract", ...env };
  const all = {
    ...process.env,
    ...inputs,
    PATH: `${join(folder, "bin")}:${process.env.PATH}`,
    GITHUB_OUTPUT: "out.txt",
  };
  const ended = await new Promise<number>((resolve) => {
    execFile("bash", ["-c", script], { cwd: folder, env: all }, (error) => resolve(error ? Number(error.code) : 0));
  });
  const log = (name: string) => readFile(join(folder, name), "utf8").catch(() => "");
  const calls = (await log("gh.log")).split("\n").filter((call) => /^issue (create|edit|close)/.test(call));
  return { ended, calls, asked: (await log("adp.log")).trim() };
}

test("the action opens one issue with the report when something is found, and updates it after that", async () => {
  const first = await check(8, "", { USES: "adp-usage.json", DOCUMENT: "apple.json" });
  expect(first.ended).toBe(0);
  expect(first.asked).toBe("contract check --format markdown --fail-on breaking --uses adp-usage.json apple.json");
  expect(first.calls).toEqual([
    expect.stringMatching(/^issue create --title Apple's .*: 4\.4\.1 → 4\.5 --body-file \S+ --label apple-contract$/),
  ]);
  expect((await check(8, "5")).calls).toEqual([expect.stringMatching(/^issue edit 5 --title /)]);
});

test("the action closes the issue when nothing is found any more, and leaves it alone when it could not compare", async () => {
  expect(await check(0)).toMatchObject({ ended: 0, calls: [] });
  expect((await check(0, "5")).calls).toEqual([expect.stringMatching(/^issue close 5 --comment /)]);
  expect(await check(7, "5")).toMatchObject({ ended: 7, calls: [] });
});
