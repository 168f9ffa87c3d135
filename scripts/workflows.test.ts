import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..");
const folder = join(root, ".github/workflows");
const names = await readdir(folder);

interface Job {
  "runs-on": string;
  "timeout-minutes"?: number;
  permissions?: object;
  strategy?: { matrix: { node: number[] } };
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions?: object;
  concurrency?: object;
  jobs: Record<string, Job>;
}

async function workflow(name: string): Promise<Workflow & { text: string; steps: Job["steps"] }> {
  const text = await readFile(join(folder, name), "utf8");
  const parsed: Workflow = parse(text);
  return { ...parsed, text, steps: Object.values(parsed.jobs).flatMap(({ steps }) => steps) };
}

test("there is one for the tests, one for the contract, and one for what takes too long for every push", () => {
  expect(names.sort()).toEqual(["ci.yml", "contract.yml", "nightly.yml"]);
});

describe.each(names)("%s", (name) => {
  test("pins every action by commit, and says which version that is", async () => {
    const { text, steps } = await workflow(name);
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    expect(text.match(/uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/gm)).toHaveLength(used.length);
  });

  test("has no permission by default but to read, and is bounded in time and number", async () => {
    const { permissions, concurrency, jobs } = await workflow(name);
    expect([{}, { contents: "read" }]).toContainEqual(permissions);
    expect(concurrency).toHaveProperty("group");
    for (const job of Object.values(jobs)) expect(job["timeout-minutes"]).toBeLessThanOrEqual(120);
  });

  test("leaves no token in the checkout", async () => {
    const { steps, jobs } = await workflow(name);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts).toHaveLength(Object.keys(jobs).length);
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ "persist-credentials": false });
  });

  test("puts no expression into a shell", async () => {
    for (const { run } of (await workflow(name)).steps) expect(run ?? "").not.toContain("${{");
  });

  test("runs npm scripts and files that exist", async () => {
    const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    const commands = (await workflow(name)).steps.flatMap(({ run }) => run ?? []).join("\n");
    for (const [, script = ""] of commands.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty([script]);
    for (const [, file = ""] of commands.matchAll(/bash (\S+)/g)) await readFile(join(root, file));
  });
});

test("the tests are run as a newcomer runs them, on every Node that is tested", async () => {
  const { jobs } = await workflow("ci.yml");
  expect(jobs.test?.strategy?.matrix.node).toEqual([20, 22, 24, 26]);
  expect(jobs.test?.steps.at(-1)?.run).toBe("npm ci && npm test");
  const local = await readFile(join(root, ".ci/run"), "utf8");
  expect(local).toMatch(/^npm ci$\n^npm test$/m);
});

test("the contract is looked at every week, and by hand", async () => {
  const { on, steps } = await workflow("contract.yml");
  expect(on).toEqual({ schedule: [{ cron: expect.stringMatching(/^\d+ \d+ \* \* [0-6]$/) }], workflow_dispatch: null });
  expect(steps.flatMap(({ run }) => run ?? []).join()).toContain("npm run contract:update -- --report");
});

test("the core's mutants and the whole proof run every night, and by hand", async () => {
  const { on, steps } = await workflow("nightly.yml");
  expect(on).toEqual({ schedule: [{ cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/) }], workflow_dispatch: null });
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual(
    expect.arrayContaining(["npm run mutate:core", "npm run proof"]),
  );
});
