import { expect, test } from "vitest";
import type { Fault } from "../../sandbox/index.js";
import { createSkippingClock } from "../../test-support/clocks.js";
import { type SandboxRun, withSandbox } from "../../test-support/run-adp.js";

const app = ["--bundle-id", "com.example.app"];
const [url, other] = ["https://example.com/catalog.json", "https://example.com/other.json"];

/** For an app without a catalog and for one that has another, what writes it. */
const writes: [string, string | undefined, Fault["operation"]][] = [
  ["creates", undefined, "POST /v1/marketplaceSearchDetails"],
  ["changes", other, "PATCH /v1/marketplaceSearchDetails/{id}"],
];

function runner({ adp, sandbox }: SandboxRun) {
  const run = (...args: string[]) => adp(["marketplace-search", ...args, ...app], { clock: createSkippingClock() });
  return {
    run,
    prepare: async (before: string | undefined) => before !== undefined && (await run("set", before)),
    shown: async () => (await run("show", "--json")).document().catalogUrl,
    count: (operation: Fault["operation"]) => sandbox.requests.filter((one) => one.operation === operation).length,
  };
}

test.each(writes)("set %s it (before: %s), and once", async (_, before, operation) => {
  await withSandbox({}, async (sandboxRun) => {
    const { run, prepare, shown, count } = runner(sandboxRun);
    await prepare(before);
    const { document } = await run("set", url, "--json");
    expect(document()).toMatchObject({ id: expect.any(String), catalogUrl: url, ...(before && { before }) });
    expect(await run("set", url)).toMatchObject({ exitCode: 0, stdout: `✓ ${url} was already set\n` });
    expect({ shown: await shown(), count: count(operation) }).toEqual({ shown: url, count: 1 });
  });
});

test.each(writes)("set that %s it and whose response is lost is settled by reading", async (_, before, operation) => {
  await withSandbox({ faults: [{ kind: "dropAfter", operation }] }, async (sandboxRun) => {
    const { run, prepare, shown, count } = runner(sandboxRun);
    await prepare(before);
    expect(await run("set", url)).toMatchObject({ exitCode: 0, stdout: `✓ ${url} is set\n` });
    expect({ shown: await shown(), count: count(operation) }).toEqual({ shown: url, count: 1 });
  });
});

test.each(writes)(
  "set that %s it and that reading cannot settle says what may be set",
  async (_, before, operation) => {
    await withSandbox({ faults: [{ kind: "garbage", operation }] }, async (sandboxRun) => {
      const { run, prepare, shown } = runner(sandboxRun);
      await prepare(before);
      const { exitCode, stderr } = await run("set", url);
      expect(exitCode).toBe(7);
      expect(stderr).toMatch(/may have been set: `adp marketplace-search show --app-id \S+` shows it\./);
      expect(await shown()).toBe(before);
      expect(await run("set", url)).toMatchObject({ exitCode: 0 });
    });
  },
);

test.each(writes)("set --dry-run that %s nothing (before: %s) says what it would do", async (_, before, operation) => {
  await withSandbox({}, async (sandboxRun) => {
    const { run, prepare, shown, count } = runner(sandboxRun);
    await prepare(before);
    expect(await run("set", url, "--dry-run")).toMatchObject({ exitCode: 0, stdout: `– ${url} would be set\n` });
    expect({ shown: await shown(), count: count(operation) }).toEqual({ shown: before, count: 0 });
  });
});
