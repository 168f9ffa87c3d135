import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { OperationKey } from "../../generated/operations.js";
import type { SandboxOptions } from "../sandbox/index.js";
import { createSkippingClock } from "../test-support/clocks.js";
import { type Ran, withSandbox } from "../test-support/run-adp.js";
import { generateP8 } from "../test-support/tokens.js";

const { publicKey } = generateP8();
const app = ["--bundle-id", "com.example.app"];

interface Added {
  add: string[];
  list: string[];
  /** The member of the list's document. */
  name: string;
  operation: OperationKey;
}

const additions: Added[] = [
  {
    add: ["webhooks", "add", ...app, "--url", "https://ci.example.com/apple"],
    list: ["webhooks", "list", ...app],
    name: "webhooks",
    operation: "POST /v1/webhooks",
  },
  {
    add: ["keys", "add", "-", ...app],
    list: ["keys", "list", ...app],
    name: "keys",
    operation: "POST /v1/alternativeDistributionKeys",
  },
  {
    add: ["keys", "add", "-"],
    list: ["keys", "list"],
    name: "keys",
    operation: "POST /v1/alternativeDistributionKeys",
  },
  {
    add: ["domains", "add", "downloads.example.com"],
    list: ["domains", "list"],
    name: "domains",
    operation: "POST /v1/alternativeDistributionDomains",
  },
];

interface Run {
  add: (...more: string[]) => Promise<Ran>;
  count: () => Promise<number>;
  posts: () => number;
}

async function withAddition(
  { add, list, name, operation }: Added,
  options: SandboxOptions,
  use: (run: Run) => Promise<void>,
): Promise<void> {
  await withSandbox(options, async ({ adp, sandbox, env }) => {
    const world = () => ({
      input: publicKey,
      env: { ...env, ADP_WEBHOOK_SECRET: "one-secret-of-ours" },
      clock: createSkippingClock(),
    });
    await use({
      add: (...more) => adp([...add, ...more], world()),
      count: async () => (await adp([...list, "--json"])).document()[name].length,
      posts: () => sandbox.requests.filter((request) => request.operation === operation).length,
    });
  });
}

test.each(additions)("$add adds one, and finds it when it is run again", async (addition) => {
  await withAddition(addition, {}, async ({ add, count, posts }) => {
    const first = (await add("--json")).document();
    expect(first).toMatchObject({ id: expect.any(String), created: true });
    expect((await add("--json")).document()).toMatchObject({ id: first.id, created: false });
    expect((await add()).stdout).toContain(`already existed, ${first.id}`);
    expect({ count: await count(), posts: posts() }).toEqual({ count: 1, posts: 1 });
  });
});

test.each(additions)("$add whose response is lost is settled by reading", async (addition) => {
  const faults = [{ kind: "dropAfter" as const, operation: addition.operation }];
  await withAddition(addition, { faults }, async ({ add, count, posts }) => {
    expect(await add()).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(" added, ") });
    expect({ count: await count(), posts: posts() }).toEqual({ count: 1, posts: 1 });
  });
});

test.each(additions)("$add that reading cannot settle says what may exist, and how to see it", async (addition) => {
  const faults = [{ kind: "garbage" as const, operation: addition.operation }];
  await withAddition(addition, { faults }, async ({ add, count }) => {
    const { exitCode, stderr } = await add();
    expect(exitCode).toBe(7);
    expect(stderr).toMatch(/may have been added: `adp (webhooks|keys|domains) list.*` shows it\./);
    expect(stderr).toContain("The same command looks for it before it adds one.\n");
    expect(stderr).not.toContain("run the same command again");
    expect(await count()).toBe(0);
    expect((await add("--json")).document()).toMatchObject({ created: true });
  });
});

test.each(additions)("$add that does not get as far as the POST says nothing of what may exist", async (addition) => {
  const faults = () => ({ kind: "refusal" as const, status: 403 as const, code: "FORBIDDEN_ERROR" });
  await withAddition(addition, { faults }, async ({ add }) => {
    const { exitCode, stderr } = await add();
    expect({ exitCode, mayExist: stderr.includes("may have been added") }).toEqual({ exitCode: 4, mayExist: false });
  });
});

test.each(additions)("$add --dry-run adds nothing, and says what it would do", async (addition) => {
  await withAddition(addition, {}, async ({ add, count, posts }) => {
    expect((await add("--dry-run", "--json")).document()).toMatchObject({ created: false, wouldCreate: true });
    expect((await add("--dry-run")).stdout).toMatch(/^– .*: would be added\n$/);
    expect({ count: await count(), posts: posts() }).toEqual({ count: 0, posts: 0 });
    await add();
    expect((await add("--dry-run", "--json")).document()).toMatchObject({ dryRun: true, wouldCreate: false });
    expect(posts()).toBe(1);
  });
});

test("where an app has another key, it names the commands that show and remove it", async () => {
  await withSandbox({}, async ({ adp, folder }) => {
    await writeFile(join(folder, "key.pem"), publicKey);
    const { id, appId } = (
      await adp(["keys", "add", "-", ...app, "--json"], { input: generateP8().publicKey })
    ).document();
    const { exitCode, stderr } = await adp(["keys", "add", "key.pem", ...app]);
    expect(exitCode).toBe(4);
    expect(stderr).toContain(
      `There is another key, ${id}: \`adp keys list --app-id ${appId}\` shows it, and \`adp keys remove ${id}\` removes it.`,
    );
  });
});

test("a key of an app is none of the account, even when Apple ignores filters", async () => {
  const faults = [{ kind: "ignoreFilters" as const, times: Number.POSITIVE_INFINITY }];
  await withSandbox({ faults }, async ({ adp }) => {
    await adp(["keys", "add", "-", ...app], { input: publicKey });
    expect((await adp(["keys", "add", "-", "--json"], { input: publicKey })).document()).toMatchObject({
      created: true,
    });
  });
});

test("a webhook that is there and not as asked stays as it is, and says how to change it", async () => {
  await withSandbox({}, async ({ adp, env }) => {
    const world = { env: { ...env, ADP_WEBHOOK_SECRET: "one-secret-of-ours" } };
    const add = ["webhooks", "add", ...app, "--url", "https://CI.example.com"];
    const { id } = (await adp([...add, "--disabled", "--json"], world)).document();
    const { exitCode, stdout } = await adp([...add, "--name", "other", "--url", "https://ci.example.com/"], world);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`differs from the options (--name, --enabled or --disabled)`);
    expect(stdout).toContain(`\`adp webhooks update ${id}\``);
  });
});

test.each([
  [["webhooks", "ping", "7"], "The ping may have been sent: `adp webhooks deliveries 7` shows it."],
  [["webhooks", "redeliver", "7"], "It may have been sent again: `adp webhooks deliveries <id>`"],
])("%j whose response is lost says what may have happened", async (args, expected) => {
  await withSandbox({ faults: [{ kind: "drop" }] }, async ({ adp }) => {
    const { exitCode, stderr } = await adp(args);
    expect(exitCode).toBe(7);
    expect(stderr).toContain(expected);
  });
});

test("a change of a webhook whose response is lost says that it may be changed", async () => {
  await withSandbox({ faults: [{ kind: "drop" }] }, async ({ adp }) => {
    const { exitCode, stderr } = await adp(["webhooks", "update", "7", "--disabled"]);
    expect(exitCode).toBe(7);
    expect(stderr).toContain("The webhook may have been changed. Run the same command again");
  });
});

test("ping and redeliver --dry-run send nothing, and say what they would", async () => {
  await withSandbox({}, async ({ adp, sandbox, env }) => {
    const url = "https://ci.example.com/apple";
    const world = { env: { ...env, ADP_WEBHOOK_SECRET: "one-secret-of-ours" } };
    const { id } = (await adp(["webhooks", "add", ...app, "--url", url, "--disabled", "--json"], world)).document();
    const before = sandbox.requests.filter(({ method }) => method === "POST").length;
    expect(await adp(["webhooks", "ping", id, "--dry-run"])).toMatchObject({
      ...{ exitCode: 0, stdout: `– a ping would be sent to ${url}\n` },
    });
    expect(await adp(["webhooks", "ping", "none", "--dry-run"])).toMatchObject({ exitCode: 4 });
    expect((await adp(["webhooks", "redeliver", "7", "--dry-run", "--json"])).document()).toEqual({
      ...{ template: "7", dryRun: true },
    });
    expect(sandbox.requests.filter(({ method }) => method === "POST")).toHaveLength(before);
  });
});

test("Ctrl-C during a POST says what may exist", async () => {
  const interrupt = new AbortController();
  await withSandbox({}, async ({ adp }) => {
    const fetch = async (url: string, init: RequestInit) => {
      if (init.method !== "POST") return globalThis.fetch(url, init);
      interrupt.abort();
      throw init.signal?.reason;
    };
    const { exitCode, stderr } = await adp(["domains", "add", "example.com"], { fetch, signal: interrupt.signal });
    expect(exitCode).toBe(130);
    expect(stderr).toContain("The domain example.com may have been added");
  });
});
