import { expect, test } from "vitest";
import type { Fault } from "../sandbox/index.js";
import { createSkippingClock } from "../test-support/clocks.js";
import { withSandbox } from "../test-support/run-adp.js";

const operation = "POST /v1/alternativeDistributionPackages";
const version = ["--bundle-id", "com.example.app", "--version", "2.4.0"];
const create = ["create", ...version];
const publish = ["publish", ...version, "--directory", "package", "--poll", "20ms"];
const mayExist = "The package may have been created. The same command looks for it before it creates one.\n";
const both: [string, string[]][] = [
  ["create", create],
  ["publish", publish],
];

test.each(both)(
  "%s whose POST got no response, and that reading cannot settle, says what may exist",
  async (_, args) => {
    await withSandbox({ faults: [{ kind: "garbage", operation }] }, async ({ adp, sandbox }) => {
      const { exitCode, stderr } = await adp(args);
      expect({ exitCode, stderr }).toEqual({ exitCode: 7, stderr: expect.stringContaining(mayExist) });
      expect(stderr).not.toContain("run the same command again");
      expect(await adp(args, { clock: createSkippingClock() })).toMatchObject({ exitCode: 0 });
      expect(sandbox.packagesCreated).toHaveLength(1);
    });
  },
);

test.each<[string, string[], Fault]>(
  both.flatMap(([name, args]): [string, string[], Fault][] => [
    [`${name} that cannot read what there is`, args, { kind: "garbage", operation: "GET /v1/apps", times: 9 }],
    [`${name} that Apple refuses`, args, { kind: "refusal", operation, status: 403, code: "FORBIDDEN_ERROR" }],
  ]),
)("%s says nothing of what may exist", async (_, args, fault) => {
  await withSandbox({ faults: [fault] }, async ({ adp }) => {
    const { exitCode, stderr } = await adp(args);
    expect([4, 7]).toContain(exitCode);
    expect(stderr).not.toContain("may have been created");
  });
});

test.each(both)("%s whose POST was carried out and got no response continues with that package", async (_, args) => {
  await withSandbox({ faults: [{ kind: "dropAfter", operation }] }, async ({ adp, sandbox }) => {
    expect(await adp(args)).toMatchObject({ exitCode: 0 });
    expect(sandbox.packagesCreated).toHaveLength(1);
  });
});

test.each(both)("Ctrl-C while %s waits for the response to its POST says what may exist", async (_, args) => {
  const interrupt = new AbortController();
  await withSandbox({}, async ({ adp }) => {
    const fetch = async (url: string, init: RequestInit) => {
      if (init.method !== "POST") return globalThis.fetch(url, init);
      interrupt.abort();
      throw init.signal?.reason;
    };
    const { exitCode, stderr } = await adp(args, { fetch, signal: interrupt.signal });
    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: expect.stringContaining(mayExist) });
  });
});

test.each(both)(
  "%s --dry-run says that Apple may refuse a version in that state, and creates nothing",
  async (_, args) => {
    await withSandbox({}, async ({ adp, sandbox }) => {
      const dryRun = [...args, "--version", "2.2.0", "--dry-run"];
      const { exitCode, stdout, stderr } = await adp(dryRun);
      expect({ exitCode, stdout }).toEqual({
        exitCode: 0,
        stdout: expect.stringMatching(
          /^– version \S+: Apple would be asked for its package, and may refuse: it is REJECTED\n$/,
        ),
      });
      expect(stderr).toContain("! Version 2.2.0 is REJECTED; Apple's pages name");
      expect((await adp([...dryRun, "--json"])).document()).toMatchObject({
        ...{ appVersionState: "REJECTED", wouldCreate: true, warning: { code: "WARN_ASC_VERSION_STATE" } },
      });
      const approved = (await adp([...args, "--dry-run", "--json"])).document();
      expect(approved).toMatchObject({ appVersionState: "PENDING_DEVELOPER_RELEASE", wouldCreate: true });
      expect(approved).not.toHaveProperty("warning");
      expect(sandbox.packagesCreated).toEqual([]);
    });
  },
);

test("create of a version in such a state is warned of, and Apple decides", async () => {
  await withSandbox({}, async ({ adp }) => {
    const { exitCode, stderr } = await adp([...create, "--version", "2.2.0"]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 4,
      stderr: expect.stringContaining("! Version 2.2.0 is REJECTED"),
    });
  });
});
