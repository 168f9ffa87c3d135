import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

describe("the pull request", () => {
  const script = join(import.meta.dirname, "../.github/contract-pull-request.sh");
  let place: string;
  let clone: string;

  let template: string;

  /** A repository with a contract, and a clone of it in which a run works. */
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), "pull-request-"));
    await mkdir(join(place, "bin"));
    template = join(place, "template");
    for (const folder of ["clone/openapi", "clone/generated"]) await mkdir(join(template, folder), { recursive: true });
    await writeFile(join(template, "clone/openapi/contract.yaml"), "old");
    await writeFile(join(template, "clone/generated/schema.ts"), "old");
    await shell("git init --quiet --bare --initial-branch main origin", template);
    const commit = `git add . && ${as("a@example.com")} commit --quiet -m start`;
    const push = "git remote add origin ../origin && git push --quiet origin main";
    await shell(`git init --quiet --initial-branch main && ${commit} && ${push}`, join(template, "clone"));
  });
  afterAll(() => rm(place, { recursive: true }));

  beforeEach(async () => {
    const folder = await mkdtemp(join(place, "run-"));
    await cp(template, folder, { recursive: true });
    clone = join(folder, "clone");
  });

  const as = (address: string) => `git -c user.name=A -c user.email=${address}`;

  function shell(command: string, cwd: string, environment = {}): Promise<{ code: number; output: string }> {
    const env = { ...process.env, ...environment, PATH: `${join(place, "bin")}:${process.env.PATH}` };
    return new Promise((resolve) => {
      execFile("bash", ["-c", command], { cwd, env }, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
      });
    });
  }

  /** Runs the script with a `gh` that notes what it was called with, and says which pull request or issue is open. */
  async function open({ title = "", number = "", issue = "", body = "" }) {
    const answers = [
      `"pr list") echo ${number} ;;`,
      `"issue list") echo ${issue} ;;`,
      `"issue view") printf '${body}' ;;`,
    ];
    const gh = `#!/bin/sh\necho "$*" >> gh.log\ncase "$1 $2" in ${answers.join(" ")} esac\n`;
    await writeFile(join(place, "bin/gh"), gh);
    await chmod(join(place, "bin/gh"), 0o755);
    await writeFile(join(place, "report.md"), `# ${title}\n\nThe rest.\n`);
    const { code, output } = await shell(`bash ${script} ${join(place, "report.md")}`, clone, { BASE: "main" });
    const log = await readFile(join(clone, "gh.log"), "utf8").catch(() => "");
    return { code, output, calls: log.trimEnd().split("\n") };
  }

  const change = (text: string) => writeFile(join(clone, "openapi/contract.yaml"), text);
  const pushed = async () => (await shell("git fetch --quiet && git show origin/contract-update", clone)).output;

  const isEdit = (call: string) => /^(pr (create|edit|close)|issue (create|edit|close)|workflow)/.test(call);
  const undone = "git switch --quiet main && git branch --quiet -D contract-update && rm gh.log";

  test.each(["Contract 1.0: no change", "Contract: no update"])(
    "is not opened when nothing changed: %s",
    async (title) => {
      const { code, output, calls } = await open({ title });
      expect({ code, edits: calls.filter(isEdit) }).toEqual({ code: 0, edits: [] });
      expect(output).toContain("nothing to open");
    },
  );

  test.each(["additive", "neutral", "breaking"])("is labelled %s", async (impact) => {
    await change("new");
    const { calls } = await open({ title: `Contract 1.0 republished: ${impact}` });
    expect(calls.filter((call) => call.startsWith("label create"))).toEqual([
      expect.stringContaining(`label create ${impact} `),
    ]);
    expect(calls.find((call) => call.startsWith("pr create"))).toMatch(new RegExp(`--label ${impact}$`));
  });

  test("is neither pushed nor edited nor tested a week later, when nothing but the day is another", async () => {
    const entry = (day: string) => writeFile(join(clone, "openapi/CHANGES.md"), `# Changes\n\n## 1.0 → 2.0 (${day})\n`);
    await change("new");
    await entry("2026-03-02");
    await open({ title: "Contract 1.0 → 2.0: additive" });
    const before = await pushed();
    await shell(undone, clone);
    await change("new");
    await entry("2026-03-09");
    const { code, output, calls } = await open({ title: "Contract 1.0 → 2.0: additive", number: "7" });
    expect({ code, edits: calls.filter(isEdit) }).toEqual({ code: 0, edits: [] });
    expect(output).toContain("Pull request 7 has this contract already.");
    expect(await pushed()).toBe(before);
    // One that was closed by hand is opened again.
    await shell(undone, clone);
    await change("new");
    await entry("2026-03-16");
    expect((await open({ title: "Contract 1.0 → 2.0: additive" })).calls.filter(isEdit)).toHaveLength(2);
  });

  test("is closed, with its branch, when main has overtaken it", async () => {
    await change("new");
    await open({ title: "Contract 1.0 → 2.0: additive" });
    await shell(`${undone} && git checkout --quiet -- . && git clean -qfd`, clone);
    const { code, calls } = await open({ title: "Contract 2.0: no change", number: "7", issue: "3" });
    expect(code).toBe(0);
    expect(calls.filter(isEdit)).toEqual([
      "pr close 7 --comment main has what Apple's document gives. --delete-branch",
      "issue close 3 --comment main has what Apple's document gives.",
    ]);
  });

  test("is left alone when main has overtaken it and somebody works on its branch", async () => {
    const work = `git switch --quiet --create contract-update && ${as("a@example.com")} commit --quiet --allow-empty -m fix`;
    await shell(`${work} && git push --quiet origin contract-update && git switch --quiet main`, clone);
    const { code, output, calls } = await open({ title: "Contract 2.0: no change", number: "7" });
    expect({ code, edits: calls.filter(isEdit) }).toEqual({ code: 1, edits: [] });
    expect(output).toContain("they are left as they are");
  });

  test("is an issue when the contract does not fit: opened, updated, and left alone when it says so already", async () => {
    const title = "Contract 1.0 → 2.0: breaking";
    const first = await open({ title });
    expect(first.code).toBe(0);
    expect(first.calls.filter(isEdit)).toEqual([
      expect.stringMatching(/^issue create --title .*: breaking --body-file/),
    ]);
    const next = await open({ title, issue: "3" });
    expect(next.calls.filter(isEdit).at(-1)).toMatch(/^issue edit 3 --title .*: breaking --body-file/);
    await shell("rm gh.log", clone);
    const same = await open({ title, issue: "3", body: `${title}\\n# ${title}\\n\\nThe rest.\\n` });
    expect(same.calls.filter(isEdit)).toEqual([]);
  });

  test("closes the issue when the contract fits", async () => {
    await change("new");
    const { calls } = await open({ title: "Contract 1.0 → 2.0: breaking", issue: "3" });
    expect(calls).toContainEqual(expect.stringMatching(/^issue close 3 --comment/));
  });

  test("is opened with the report, labelled breaking, and tested", async () => {
    await change("new");
    const { code, calls } = await open({ title: "Contract 1.0 → 2.0: breaking" });
    expect(code).toBe(0);
    expect(calls).toContainEqual(expect.stringContaining("label create breaking"));
    expect(calls).toContainEqual(
      expect.stringMatching(/^pr create .*--base main --title Contract 1\.0 → 2\.0: breaking/),
    );
    expect(calls.find((call) => call.startsWith("pr create"))).toMatch(/--body-file \S+ --label breaking$/);
    expect(calls.at(-1)).toBe("workflow run ci.yml --ref contract-update");
    expect(await pushed()).toMatch(/github-actions\[bot\][\s\S]*Contract 1\.0 → 2\.0: breaking[\s\S]*\+new/);
  });

  test("of a fork is left alone, whatever its branch is called", async () => {
    await change("new");
    const { calls } = await open({ title: "Contract 1.0 → 2.0: additive" });
    expect(calls.find((call) => call.startsWith("pr list"))).toMatch(
      /--json number,isCrossRepository --jq map\(select\(\.isCrossRepository \| not\)\)/,
    );
  });

  const hasJq = process.env.PATH?.split(":").some((folder) => existsSync(join(folder, "jq")));
  const told = "is reported from one of a fork by what gh prints";
  test(hasJq ? told : `${told} (not checked: there is no jq)`, async () => {
    if (!hasJq) return console.warn(`not checked: ${told} (there is no jq)`);
    await change("new");
    const { calls } = await open({ title: "Contract 1.0 → 2.0: additive" });
    const [, filter = ""] = calls.find((call) => call.startsWith("pr list"))?.split(" --jq ") ?? [];
    const printed = async (list: object[]) =>
      (await shell(`echo '${JSON.stringify(list)}' | jq -r '${filter}'`, place)).output;
    const ofFork = { number: 3, isCrossRepository: true };
    const ours = { number: 7, isCrossRepository: false };
    const lists = [[], [ofFork], [ours], [ofFork, ours]];
    expect(await Promise.all(lists.map(printed))).toEqual(["", "", "7\n", "7\n"]);
  });

  test("is refreshed by the next run, whose label takes the place of the other", async () => {
    await change("new");
    await open({ title: "Contract 1.0 → 2.0: breaking" });
    await shell(undone, clone);
    await change("newer");
    const { code, calls } = await open({ title: "Contract 1.0 → 2.1: additive", number: "7" });
    expect(code).toBe(0);
    expect(calls).toContainEqual(
      expect.stringMatching(/^pr edit 7 --title Contract 1\.0 → 2\.1: additive .*--add-label additive$/),
    );
    expect(calls).toContain("pr edit 7 --remove-label breaking");
    expect(calls).toContain("pr edit 7 --remove-label neutral");
    expect(calls.some((call) => call.startsWith("pr create"))).toBe(false);
    expect(await pushed()).toContain("+newer");
  });

  test("is left alone when somebody works on its branch", async () => {
    await change("by hand");
    const work = `git switch --quiet --create contract-update && ${as("a@example.com")} commit --quiet -a -m fix`;
    await shell(`${work} && git push --quiet origin contract-update && git switch --quiet main`, clone);
    await change("new");
    const { code, output } = await open({ title: "Contract 1.0 → 2.0: breaking", number: "7" });
    expect(code).toBe(1);
    expect(output).toContain("they are left as they are");
    expect(await pushed()).toContain("+by hand");
  });
});
